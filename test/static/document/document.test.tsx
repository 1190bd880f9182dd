import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AdfDocument } from "../../../src/contract/adf";
import { AdfEditor } from "../../../static/document/adf-editor";
import { AdfView } from "../../../static/document/adf-view";
import { asDocument } from "../../../static/document/as-document";
import { nameOf } from "../../../static/document/local-providers";
import { PeopleProvider } from "../../../static/document/people-provider";

const text = (say: string) => ({ type: "text", text: say });
const paragraph = (...content: AdfDocument["content"]) => ({ type: "paragraph", content });

const page: AdfDocument = {
  type: "doc",
  version: 1,
  content: [
    { type: "heading", attrs: { level: 2 }, content: [text("Follow-ups")] },
    paragraph(text("Affected: "), { type: "placeholder", attrs: { text: "Who?" } }),
    {
      type: "taskList",
      attrs: { localId: "list" },
      content: [
        {
          type: "taskItem",
          attrs: { localId: "line-1", state: "TODO" },
          content: [
            { type: "mention", attrs: { id: "u1", text: "@Ana Ruiz", accessLevel: "" } },
            text(" Alert "),
            { type: "date", attrs: { timestamp: "1796083200000" } },
          ],
        },
      ],
    },
    {
      type: "extension",
      attrs: {
        extensionType: "com.atlassian.ecosystem",
        extensionKey: "app/env/static/postmortem-follow-ups",
        parameters: { nested: { list: [1, 2] } },
        layout: "default",
        localId: "macro",
      },
    },
    { type: "panel", attrs: { panelType: "info" }, content: [paragraph(text("Blameless"))] },
    {
      type: "layoutSection",
      content: [
        { type: "layoutColumn", attrs: { width: 50 }, content: [paragraph(text("left"))] },
        { type: "layoutColumn", attrs: { width: 50 }, content: [paragraph(text("right"))] },
      ],
    },
    { type: "ofTheFuture", attrs: { x: 1 }, content: [paragraph(text("kept"))] },
  ],
};

describe("AdfView", () => {
  it("shows blanks, lines and what stands for an app's node", async () => {
    render(
      <AdfView document={page} renderExtension={(attrs) => `app: ${String(attrs["localId"])}`} />,
    );

    expect(await screen.findByText("Follow-ups")).toBeTruthy();
    expect(screen.getByText("Who?")).toBeTruthy();
    expect(await screen.findByText(/app: macro/)).toBeTruthy();
  });

  it("tells which line was ticked", async () => {
    const ticked: unknown[] = [];
    render(<AdfView document={page} onToggleTask={(id, done) => ticked.push([id, done])} />);

    await userEvent.click(await screen.findByRole("checkbox"));

    await waitFor(() => expect(ticked).toEqual([["line-1", true]]));
  });
});

describe("AdfEditor", () => {
  it("gives back what it was given, unknown nodes too", async () => {
    let getDocument: (() => Promise<AdfDocument>) | undefined;
    render(
      <AdfEditor
        document={page}
        placeholder="Write"
        findPeople={() => Promise.resolve([])}
        onReady={(get) => {
          getDocument = get;
        }}
      />,
    );
    await waitFor(() => expect(getDocument).toBeDefined(), { timeout: 60_000 });

    const back = await act(async () => getDocument?.());

    expect(back).toEqual(page);
  });
});

describe("asDocument", () => {
  it.each([undefined, "doc", {}, { type: "doc" }, { type: "doc", content: [1] }])(
    "refuses %j",
    (value) => {
      expect(() => asDocument(value)).toThrow(TypeError);
    },
  );
});

describe("nameOf", () => {
  it.each([
    ["https://x.atlassian.net/browse/INC-12", "INC-12"],
    ["https://x.atlassian.net/wiki/spaces/OPS/pages/77/Checkout+down?focus=1", "Checkout down"],
    ["https://x.atlassian.net/", "x.atlassian.net"],
    ["https://x.atlassian.net/%E0%A4%A", "%E0%A4%A"],
  ])("%s: %s", (url, name) => {
    expect(nameOf(url)).toBe(name);
  });
});

describe("PeopleProvider", () => {
  it("drops an answer to a query that is no longer there", async () => {
    const answers = new Map<
      string,
      (people: readonly { accountId: string; name: string }[]) => void
    >();
    const provider = new PeopleProvider(
      (query) => new Promise((resolve) => answers.set(query, resolve)),
    );
    const heard: unknown[] = [];
    provider.subscribe("test", (mentions, query) => heard.push([query, mentions]));

    provider.filter("a");
    provider.filter("an");
    answers.get("an")?.([{ accountId: "u1", name: "Ana" }]);
    answers.get("a")?.([{ accountId: "u2", name: "Abel" }]);
    await Promise.resolve();

    expect(heard).toEqual([["an", [{ id: "u1", name: "Ana" }]]]);
  });
});
