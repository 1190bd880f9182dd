import type { CreateInput } from "../../src/contract/api";
import { MAX_CALL_BYTES } from "../../src/contract/keys";

type Asked = { readonly functionKey: string; readonly payload: unknown };

const asked: Asked[] = [];
let answer: () => Promise<unknown> = () => Promise.resolve(undefined);

const input = (text: string): CreateInput => ({
  incidentId: "1",
  timeZone: "UTC",
  templateId: "short",
  stage: "draft",
  title: "Postmortem",
  spaceId: "1",
  parentId: undefined,
  document: { type: "doc", version: 1, content: [{ type: "text", text }] },
});

/** The bridge is looked for when its package is loaded: it has to be there before. */
async function load() {
  Object.assign(globalThis, {
    __bridge: {
      callBridge: (_command: string, data: Asked) => {
        asked.push(data);
        return answer();
      },
    },
  });
  return import("../../static/call");
}

describe("calls to the app", () => {
  beforeEach(() => asked.splice(0));

  it("pass the name, the payload and the reply through", async () => {
    const { issueCalls, startCalls } = await load();
    answer = () => Promise.resolve({ ok: true, value: [] });

    expect(await startCalls.listParents({ spaceId: "1" })).toEqual({ ok: true, value: [] });
    await issueCalls.openPanel({ timeZone: "Asia/Tokyo" });

    expect(asked.map(({ functionKey, payload }) => [functionKey, payload])).toEqual([
      ["listParents", { spaceId: "1" }],
      ["openPanel", { timeZone: "Asia/Tokyo" }],
    ]);
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("Load failed"))],
    ["answers nothing", () => Promise.resolve(undefined)],
    ["answers something else", () => Promise.resolve("<html>")],
  ])("become a failure with a message when the bridge %s", async (_name, given) => {
    const { pageCalls } = await load();
    answer = given;

    expect(await pageCalls.openPage({ timeZone: "UTC" })).toEqual({
      ok: false,
      code: "unavailable",
      message: "Couldn't reach the app. Check your connection, then try again.",
    });
  });

  it("refuse a document that is too large for one call before sending it", async () => {
    const { startCalls } = await load();

    const reply = await startCalls.create(input("ä".repeat(MAX_CALL_BYTES / 2)));

    expect(reply).toMatchObject({ ok: false, code: "document-too-large" });
    expect(reply.ok ? "" : reply.message).toMatch(/^The document is 501 KB, and at most 500 KB/);
    expect(asked).toEqual([]);
  });
});
