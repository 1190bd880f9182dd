import type * as RealBridge from "@forge/bridge";
import { makeCallBridge } from "../../site/bridge/call-bridge";
import { makeEventBus } from "../../site/bridge/event-bus";
import type { Flag, FrameHost, ModalRequest, ProductRequest } from "../../site/bridge/frame";

type Bridge = typeof RealBridge;
type Seen = {
  readonly flags: Flag[];
  readonly modals: ModalRequest[];
  readonly addresses: string[];
  readonly requests: ProductRequest[];
  readonly closed: unknown[];
};

const SITE = "http://127.0.0.1:7780";

const nothingSeen = (): Seen => ({
  flags: [],
  modals: [],
  addresses: [],
  requests: [],
  closed: [],
});

function aHost(seen: Seen): FrameHost {
  return {
    frame: {
      moduleKey: "start-postmortem",
      moduleType: "jira:issueAction",
      localId: "one",
      extension: { issue: { id: "10001", key: "INC-1" } },
    },
    context: {
      accountId: "mara",
      cloudId: "cloud",
      siteUrl: SITE,
      environmentId: "local",
      environmentType: "DEVELOPMENT",
      locale: "en-US",
      timezone: "Europe/Stockholm",
    },
    colorMode: () => "dark",
    invoke: async (functionKey, payload) => ({ functionKey, payload }),
    fetchProduct: async (request) => {
      seen.requests.push(request);
      return { body: "{}", headers: {}, status: 200, statusText: "OK", isAttachment: false };
    },
    close: (payload) => seen.closed.push(payload),
    navigate: (url, target) => seen.addresses.push(`${target} ${url}`),
    reload: () => seen.addresses.push("reload"),
    changeTitle: (title) => seen.addresses.push(title),
    showFlag: (flag) => seen.flags.push(flag),
    closeFlag: (id) => seen.addresses.push(`closed ${id}`),
    openModal: (request) => seen.modals.push(request),
    enableTheming: () => seen.addresses.push("theming"),
  };
}

describe("the bridge of a frame, called by the real @forge/bridge", () => {
  const seen = nothingSeen();
  let bridge: Bridge;

  beforeAll(async () => {
    const callBridge = makeCallBridge(aHost(seen), makeEventBus());
    Object.assign(globalThis, { __bridge: { callBridge } });
    bridge = await import("@forge/bridge");
  });
  beforeEach(() => {
    for (const list of Object.values(seen)) list.length = 0;
  });

  it("gives a call of a function to the site", async () => {
    expect(await bridge.invoke("openStart", { timeZone: "UTC" })).toEqual({
      functionKey: "openStart",
      payload: { timeZone: "UTC" },
    });
  });

  it("says where the module stands and who looks at it", async () => {
    expect(await bridge.view.getContext()).toMatchObject({
      accountId: "mara",
      siteUrl: SITE,
      moduleKey: "start-postmortem",
      localId: "one",
      timezone: "Europe/Stockholm",
      environmentType: "DEVELOPMENT",
      theme: { colorMode: "dark" },
      extension: { type: "jira:issueAction", issue: { id: "10001", key: "INC-1" } },
    });
  });

  it("closes with what the module says", async () => {
    await bridge.view.close({ created: true });

    expect(seen.closed).toEqual([{ created: true }]);
  });

  it("refuses what this kind of module cannot do, in the package's own words", async () => {
    await expect(bridge.view.refresh()).rejects.toThrow("this resource's view is not refreshable.");
    await expect(bridge.view.submit({})).rejects.toThrow("not submittable");
    await expect(bridge.view.createHistory()).rejects.toThrow("no history");
  });

  it("moves to an address of the site and to a place", async () => {
    await bridge.router.navigate("/browse/INC-1");
    await bridge.router.open({ target: "contentView", contentId: "42" } as never);

    expect(seen.addresses).toEqual([
      `same-tab ${SITE}/browse/INC-1`,
      `new-tab ${SITE}/wiki/pages/viewpage.action?pageId=42`,
    ]);
  });

  it("gives the address of a place", async () => {
    const url = await bridge.router.getUrl({ target: "spaceView", spaceKey: "OPS" } as never);

    expect(url?.toString()).toBe(`${SITE}/wiki/spaces/OPS`);
  });

  it("shows a flag whose buttons work, and closes it", async () => {
    let pressed = 0;

    const flag = bridge.showFlag({
      id: "saved",
      title: "Saved",
      actions: [{ text: "Undo", onClick: () => (pressed += 1) }],
    });
    await flag.close();
    seen.flags[0]?.actions[0]?.onClick();

    expect(seen.flags[0]).toMatchObject({ id: "saved", title: "Saved", type: "info" });
    expect(pressed).toBe(1);
    expect(seen.addresses).toEqual(["closed saved"]);
  });

  it("opens a second frame and hands its end back", async () => {
    const ends: unknown[] = [];

    await new bridge.Modal({
      size: "small",
      context: { a: 1 },
      onClose: (end) => ends.push(end),
    }).open();
    seen.modals[0]?.onClose("done");

    expect(seen.modals[0]).toMatchObject({ size: "small", context: { a: 1 }, resource: undefined });
    expect(ends).toEqual(["done"]);
  });

  it("carries events between frames until somebody stops listening", async () => {
    const heard: unknown[] = [];
    const subscription = await bridge.events.on("changed", (payload) => heard.push(payload));

    await bridge.events.emit("changed", { page: "1" });
    subscription.unsubscribe();
    await bridge.events.emit("changed", { page: "2" });

    expect(heard).toEqual([{ page: "1" }]);
  });

  it("turns the product's theme on", async () => {
    await bridge.view.theme.enable();

    expect(seen.addresses).toEqual(["theming"]);
  });
});

describe("makeCallBridge", () => {
  const call = (seen: Seen): ReturnType<typeof makeCallBridge> =>
    makeCallBridge(aHost(seen), makeEventBus());

  it("rejects a command that it does not know, by its name", async () => {
    await expect(call(nothingSeen())("openRovo", {})).rejects.toThrow("openRovo");
  });

  it("rejects a command that only looks known", async () => {
    await expect(call(nothingSeen())("toString")).rejects.toThrow("toString");
  });

  it("wraps the answer of a call that asks for metadata", async () => {
    const answer = await call(nothingSeen())("invoke", { functionKey: "f", metadata: {} });

    expect(answer).toEqual({ body: { functionKey: "f", payload: undefined }, metadata: {} });
  });

  it("sends a product request as the package shapes it", async () => {
    const seen = nothingSeen();

    await call(seen)("fetchProduct", {
      product: "jira",
      restPath: "/rest/api/3/myself",
      fetchRequestInit: { headers: [["x-atlassian-token", "no-check"]], body: null },
      isMultipartFormData: false,
    });

    expect(seen.requests).toEqual([
      {
        product: "jira",
        path: "/rest/api/3/myself",
        method: "GET",
        headers: [["x-atlassian-token", "no-check"]],
        body: undefined,
      },
    ]);
  });

  it("refuses remotes, which this site has none of", async () => {
    const remote = { functionKey: "f", invokeType: "ui-remote-fetch" };

    await expect(call(nothingSeen())("invoke", remote)).rejects.toThrow("ui-remote-fetch");
  });
});
