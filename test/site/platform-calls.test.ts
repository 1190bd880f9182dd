import type { RecordedCall } from "../../site/core";
import { type Forge, openSmallSite, type SmallSite } from "./fixtures/small-site";

type Work = (forge: Forge) => Promise<unknown>;

const open = (work: Work, options = {}): SmallSite =>
  openSmallSite((packages) => ({ resolver: async () => work(packages) }), options);

const run = async (site: SmallSite, accountId?: string) =>
  site.runFunction("resolver", accountId === undefined ? {} : { accountId });

const errorOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "no error",
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "?"),
  );

const nextTurn = async () => new Promise((resolve) => setImmediate(resolve));

const lines = (calls: readonly RecordedCall[]): readonly string[] =>
  calls.map(({ product, method, path, actor, status, points, depth }) =>
    [product, method, path, actor, status, points, depth].join(" "),
  );

describe("calls to products", () => {
  it("go as the user who invoked, or as the app", async () => {
    const site = open(async ({ asUser, asApp, route }) => {
      await asUser().requestJira(route`/rest/api/3/issue/${"OPS-1"}`);
      await asApp().requestConfluence(route`/wiki/api/v2/pages?limit=${2}`);
    });

    await run(site, "ana");

    expect(site.jira.seen).toEqual([
      { url: "GET /rest/api/3/issue/OPS-1", actor: { kind: "user", accountId: "ana" } },
    ]);
    expect(site.confluence.seen).toMatchObject([
      { url: "GET /wiki/api/v2/pages?limit=2", actor: { kind: "app" } },
    ]);
  });

  it("cannot go as a user when nobody invoked, nor as somebody else", async () => {
    const site = open(async ({ asUser, route }) => [
      await errorOf(asUser().requestJira(route`/rest/api/3/myself`)),
      await errorOf(asUser("bo").requestJira(route`/rest/api/3/myself`)),
    ]);

    const ends = [await run(site), await run(site, "ana")];

    expect(ends.map((end) => end.value)).toEqual([
      Array.from({ length: 2 }, () => "NEEDS_AUTHENTICATION_ERR: Authentication Required"),
      ["no error", "NEEDS_AUTHENTICATION_ERR: Authentication Required"],
    ]);
  });

  it("are refused without the scope, or when the product is not connected", async () => {
    const work: Work = async ({ asApp, route }) => {
      const put = await asApp().requestJira(route`/rest/api/3/issue/1`, { method: "PUT" });
      const page = await asApp().requestConfluence(route`/wiki/api/v2/pages`);
      return { put: put.status, why: (await put.json()) as unknown, page: page.status };
    };

    const end = await run(open(work, { notConnected: { confluence: 404 } }));

    expect(end.value).toEqual({
      put: 401,
      why: { code: 401, message: "Unauthorized; scope does not match" },
      page: 404,
    });
  });

  it("are recorded with points and with the length of their chain", async () => {
    const site = open(async ({ asApp, kvs, route }) => {
      const body = JSON.stringify({ jql: "x" });
      await kvs.set("k", 1);
      await Promise.all([
        asApp().requestJira(route`/rest/api/3/search/jql`, { method: "POST", body }),
        asApp().requestJira(route`/rest/api/3/issue`, { method: "POST", body }),
      ]);
      await asApp().requestConfluence(route`/wiki/api/v2/pages`);
    });

    const { invocation } = await run(site);

    expect(lines(site.callsOf(invocation))).toEqual([
      "kvs POST /api/v1/set app 200 0 1",
      "jira POST /rest/api/3/search/jql app 200 3 2",
      "jira POST /rest/api/3/issue app 200 1 2",
      "confluence GET /wiki/api/v2/pages app 200 3 3",
    ]);
    expect(site.calls[1]!.body).toEqual({ jql: "x" });
  });

  it("reach nothing outside the site", async () => {
    const site = open(async ({ fetch }) => fetch("https://example.com/", {}));

    const end = await run(site, "ana");

    expect(String(end.error)).toMatch(/not included in the external fetch.*example\.com/);
  });

  it("keep runs of several sites and users apart", async () => {
    const who: Work = async ({ asUser, getAppContext, kvs, route }) => {
      const id = getAppContext().invocationId;
      await kvs.set("seen", id);
      await asUser().requestJira(route`/rest/api/3/myself`);
      return getAppContext().invocationId === id;
    };
    const sites = [open(who, { jitter: true, seed: 4 }), open(who)];

    const ends = await Promise.all(
      sites.flatMap((site) => ["ana", "bo", "cy"].map(async (user) => run(site, user))),
    );

    expect(ends.every((end) => end.value === true)).toBe(true);
    for (const site of sites) {
      expect(site.jira.seen.map((one) => one.actor.accountId).sort()).toEqual(["ana", "bo", "cy"]);
    }
  });

  it("tell the runtime who the app is and how much time is left", async () => {
    const site = open(
      async ({ asApp, getAppContext, route }) => {
        const left = () => getAppContext().invocationRemainingTimeInMillis();
        const before = left();
        await asApp().requestJira(route`/rest/api/3/myself`);
        return [before, left(), String(getAppContext().appAri), getAppContext().permissions];
      },
      { callMs: 400 },
    );

    const end = await run(site);

    expect(end.value).toEqual([
      25_000,
      24_600,
      "ari:cloud:ecosystem::app/0aa00aa0-0000-4000-8000-000000000042",
      { scopes: ["storage:app", "read:jira-work"], external: {} },
    ]);
  });

  it("end with the time of the function", async () => {
    const site = open(
      async ({ kvs }) => {
        for (let n = 0; n < 100; n += 1) await kvs.set("n", n);
      },
      { callMs: 1_000 },
    );

    const end = await run(site);

    expect([end.outcome, site.calls.length]).toEqual(["timed-out", 25]);
  });
});

describe("faults", () => {
  const writeTwice: Work = async ({ kvs }) => {
    const tries = [];
    for (const value of [1, 2]) tries.push(await errorOf(kvs.set("k", value)));
    return [tries, await kvs.get("k").catch(() => "unreadable")];
  };

  it("strike before or after the effect", async () => {
    const [before, after] = await Promise.all(
      (["fail-before", "fail-after"] as const).map(async (kind) => {
        const site = open(writeTwice);
        site.faults.inject({ nth: 2, fault: { kind, status: 500 } });
        return (await run(site)).value;
      }),
    );

    const failed = "ForgeKvsError: Injected failure 500";
    expect(before).toEqual([["no error", failed], 1]);
    expect(after).toEqual([["no error", failed], 2]);
  });

  it.each([
    [{ kind: "html" } as const, "503 <!DOCTYPE html>"],
    [{ kind: "html", after: true } as const, "503 <!DOCTYPE html>"],
    [{ kind: "cut-json" } as const, '200 {"values":[{"id'],
    [{ kind: "rate-limit", retryAfterSeconds: 7 } as const, '429 {"errorMessages'],
  ])("answer as %j says", async (fault, expected) => {
    const site = open(async ({ asApp, route }) => {
      const response = await asApp().requestJira(route`/rest/api/3/myself`);
      const text = await response.text();
      return [`${response.status} ${text.slice(0, 15)}`, response.headers.get("retry-after")];
    });
    site.faults.inject({ match: (call) => call.product === "jira", fault });

    const { value } = await run(site);

    expect(value).toEqual([expected, "retryAfterSeconds" in fault ? "7" : null]);
  });

  it("break the connection", async () => {
    const site = open(async ({ asApp, route }) => errorOf(asApp().requestJira(route`/rest/x`)));
    site.faults.inject({ fault: { kind: "network" } });

    expect((await run(site)).value).toBe("TypeError: fetch failed");
    expect(site.calls).toMatchObject([{ status: 0 }]);
  });

  it("break the connection behind a request that arrived", async () => {
    const site = open(async ({ asApp, route }) => errorOf(asApp().requestJira(route`/rest/x`)));
    site.faults.inject({ fault: { kind: "lost-answer" } });

    expect((await run(site)).value).toBe("TypeError: fetch failed");
    expect(site.jira.seen).toHaveLength(1);
  });

  it("make an answer slow, until the run's time is over", async () => {
    const site = open(async ({ getAppContext, kvs }) => {
      await kvs.set("k", 1);
      const left = getAppContext().invocationRemainingTimeInMillis();
      await kvs.set("k", 2);
      return left;
    });
    const slow = { kind: "slow", ms: 20_000 } as const;
    site.faults.inject({ nth: 1, fault: slow });
    const first = await run(site);
    site.faults.inject({ fault: slow });
    const second = await run(site);

    expect(first).toMatchObject({ outcome: "ok", value: 5_000 });
    expect(second.outcome).toBe("timed-out");
    expect(site.calls.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it.each([
    ["kill-before" as const, ["POST /api/v1/set"], "undefined"],
    ["kill-after" as const, ["POST /api/v1/set", "POST /api/v1/set"], "2"],
  ])("kill the run: %s", async (kind, reached, kept) => {
    const aftermath: string[] = [];
    const site = openSmallSite(({ kvs }) => ({
      resolver: async () => {
        await kvs.set("a", 1);
        setImmediate(() => void kvs.set("c", 3).finally(() => aftermath.push("it went on aside")));
        await kvs.set("b", 2).finally(() => aftermath.push("it went on"));
      },
      sweep: async () => String(await kvs.get("b")),
    }));
    site.faults.inject({ nth: 2, fault: { kind } });

    const end = await run(site);
    await nextTurn();
    site.faults.clear();

    expect([end.outcome, aftermath]).toEqual(["killed", []]);
    expect(
      site
        .callsOf(end.invocation)
        .flatMap((call) => (call.status ? [`${call.method} ${call.path}`] : [])),
    ).toEqual(reached);
    expect((await site.runFunction("sweep")).value).toBe(kept);
    expect(site.invocations()[0]).toMatchObject({ outcome: "killed", lateCalls: 1 });
  });

  it("are taken out again", async () => {
    const site = open(writeTwice);
    const takeOut = site.faults.inject({ fault: { kind: "network" } });
    takeOut();

    expect((await run(site)).value).toEqual([["no error", "no error"], 2]);
  });

  it("leave calls alone that come after the run's end", async () => {
    const site = open(async ({ kvs }) => {
      setImmediate(() => void kvs.set("late", 1));
    });

    await run(site);
    await nextTurn();

    expect(site.calls).toEqual([]);
    expect(site.invocations()).toMatchObject([{ outcome: "ok", lateCalls: 1 }]);
  });
});
