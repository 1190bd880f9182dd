import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CreateInput } from "../../../src/contract/api";
import { StartScreen } from "../../../static/start-dialog/start-screen";
import { SurroundingsProvider } from "../../../static/ui/surroundings";
import {
  aCheck,
  aPostmortem,
  aReadyView,
  anIncidentView,
  failure,
  ok,
  startCalls,
} from "../builders";

const created = ok({
  kind: "created",
  pageId: "77",
  url: "https://example.atlassian.net/wiki/77",
  title: "Postmortem: Checkout down",
  pending: [],
} as const);

function show(calls = startCalls()): { readonly done: string[] } {
  const done: string[] = [];
  const host = {
    open: (url: string) => done.push(`open ${url}`),
    close: () => done.push("close"),
    refresh: () => done.push("refresh"),
  };
  render(
    <SurroundingsProvider
      value={{
        host: {
          ...host,
          open: (url) => void host.open(url),
          close: () => void host.close(),
          refresh: () => void host.refresh(),
          tell: () => undefined,
          onTold: () => () => undefined,
        },
        reader: { locale: "en-GB", timeZone: "Europe/Berlin" },
      }}
    >
      <StartScreen calls={calls} />
    </SurroundingsProvider>,
  );
  return { done };
}

describe("the start dialog", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const user = () => userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  const rest = () => act(async () => jest.advanceTimersByTimeAsync(500));

  it("starts with the focus on the chosen template", async () => {
    show();

    const chosen = await screen.findByRole("radio", { name: "Short review" });

    expect(document.activeElement).toBe(chosen);
  });

  it("shows a postmortem that exists, and opens it", async () => {
    const reply = ok({
      kind: "existing",
      incident: anIncidentView(),
      postmortem: aPostmortem(),
    } as const);
    const { done } = show(startCalls({ openStart: () => Promise.resolve(reply) }));

    await user().click(await screen.findByRole("button", { name: "Open page" }));

    expect(done).toEqual([`open ${aPostmortem().url}`, "close"]);
  });

  it("says why the page of a postmortem that exists is left alone", async () => {
    const problem = "The app can't read this page.";
    const reply = ok({
      kind: "existing",
      incident: anIncidentView(),
      postmortem: { ...aPostmortem(), problem },
    } as const);

    show(startCalls({ openStart: () => Promise.resolve(reply) }));

    expect(await screen.findByText(problem)).toBeTruthy();
  });

  it("creates one page however often the button is pressed", async () => {
    const inputs: CreateInput[] = [];
    const create = (input: CreateInput) => {
      inputs.push(input);
      return Promise.resolve(created);
    };
    show(startCalls({ create }));

    await user().dblClick(await screen.findByRole("button", { name: "Create postmortem" }));

    expect(await screen.findByText(/and linked it to INC-12/)).toBeTruthy();
    expect(inputs).toEqual([
      {
        incidentId: "10012",
        timeZone: "Europe/Berlin",
        templateId: "short",
        stage: "draft",
        title: "Postmortem: Checkout down",
        spaceId: "1",
        parentId: undefined,
        document: undefined,
      },
    ]);
  });

  it("stays here after creating, with the panel behind it up to date", async () => {
    const { done } = show(startCalls({ create: () => Promise.resolve(created) }));

    await user().click(await screen.findByRole("button", { name: "Create postmortem" }));
    await user().click(await screen.findByRole("button", { name: "Stay here" }));

    expect(done).toEqual(["refresh", "close"]);
  });

  it("keeps the title that was typed when creating fails, and tries again", async () => {
    const replies = [failure(), created];
    const create = () => Promise.resolve(replies.shift() ?? created);
    show(startCalls({ create }));
    const title = await screen.findByRole<HTMLInputElement>("textbox", { name: /Title/ });
    await user().type(title, " again");
    await rest();

    await user().click(screen.getByRole("button", { name: "Create postmortem" }));
    expect((await screen.findByRole("alert")).textContent).toContain(failure().message);
    expect(title.value).toBe("Postmortem: Checkout down again");
    await user().click(screen.getByRole("button", { name: "Try again" }));

    expect(await screen.findByText(/and linked it to INC-12/)).toBeTruthy();
  });

  it("offers the free title for one that is taken", async () => {
    const checkPlace = () =>
      Promise.resolve(ok(aCheck({ title: { kind: "taken", url: undefined, free: "Taken (2)" } })));
    show(startCalls({ checkPlace }));
    const title = await screen.findByRole<HTMLInputElement>("textbox", { name: /Title/ });
    await user().clear(title);
    await user().type(title, "Taken");
    await rest();

    await user().click(await screen.findByRole("button", { name: "Use “Taken (2)”" }));

    expect(title.value).toBe("Taken (2)");
  });

  it("asks about a title once it rests, not with every key", async () => {
    const asked: string[] = [];
    const checkPlace = ({ title }: { readonly title: string }) => {
      asked.push(title);
      return Promise.resolve(ok(aCheck()));
    };
    show(startCalls({ checkPlace }));

    await user().type(await screen.findByRole("textbox", { name: /Title/ }), "!?");
    await rest();

    expect(asked).toEqual(["Postmortem: Checkout down!?"]);
  });

  it("moves the focus to what is missing", async () => {
    const reply = ok(aReadyView({ place: undefined, check: undefined }));
    show(startCalls({ openStart: () => Promise.resolve(reply) }));

    await user().click(await screen.findByRole("button", { name: "Create postmortem" }));

    await waitFor(() => expect(document.activeElement?.id).toBe("space"));
    expect(screen.getByText("Choose the space that the page goes to.")).toBeTruthy();
  });

  it("lists parent pages when they are asked for", async () => {
    const listParents = () => Promise.resolve(ok([{ id: "5", title: "Incidents 2026" }]));
    show(startCalls({ listParents }));

    await user().click(await screen.findByRole("button", { name: "Choose the parent page" }));
    await user().selectOptions(await screen.findByLabelText("Under"), "Incidents 2026");

    expect(screen.getByRole<HTMLOptionElement>("option", { name: "Incidents 2026" }).selected).toBe(
      true,
    );
  });

  it("closes on Escape while nothing was edited", async () => {
    const { done } = show();
    await screen.findByRole("button", { name: "Cancel" });

    await user().keyboard("{Escape}");

    expect(done).toEqual(["close"]);
  });

  it("can be tried again when it could not be opened", async () => {
    const replies = [failure(), ok(aReadyView())];
    const openStart = () => Promise.resolve(replies.shift() ?? failure());
    show(startCalls({ openStart }));

    await user().click(await screen.findByRole("button", { name: "Try again" }));

    expect(await screen.findByRole("button", { name: "Create postmortem" })).toBeTruthy();
  });
});
