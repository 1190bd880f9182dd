import { InvokeError } from "../../site/site";
import { openSmallSite } from "./fixtures/small-site";

type Request = { readonly payload: unknown; readonly context: Record<string, unknown> };

const open = (options = {}) =>
  openSmallSite(
    ({ makeResolver, kvs, Queue }) => ({
      resolver: makeResolver({
        echo: ({ payload, context }: Request) => ({ payload, context }),
        nothing: () => undefined,
        broken: () => {
          throw new Error("a bug");
        },
        work: async () => {
          await kvs.set("worked", 1);
          await new Queue({ key: "work" }).push({ body: { n: 1 } });
        },
      }),
      consumer: async () => kvs.set("consumed", true),
      sweep: async () => (await kvs.get("consumed")) ?? "nothing yet",
      trigger: () => undefined,
    }),
    options,
  );

const installation: unknown = expect.stringContaining("installation/");
const call = { module: "action", accountId: "ana" };

describe("openSite", () => {
  it("answers invoke() through the real resolver, with a context that the payload cannot forge", async () => {
    const site = open();

    const reply = await site.invoke({
      ...call,
      functionKey: "echo",
      payload: { a: 1, at: new Date(0), accountId: "bo" },
      extension: { issue: { id: "7" } },
    });

    expect(reply).toMatchObject({
      payload: { a: 1, at: "1970-01-01T00:00:00.000Z", accountId: "bo" },
      context: {
        accountId: "ana",
        moduleKey: "action",
        extension: { issue: { id: "7" } },
        installation: { ari: installation },
      },
    });
  });

  it("gives undefined for no reply, and rejects as the bridge does", async () => {
    const site = open();

    expect(await site.invoke({ ...call, functionKey: "nothing" })).toBeUndefined();
    await expect(site.invoke({ ...call, functionKey: "broken" })).rejects.toThrow(
      new InvokeError({
        invocation: "",
        outcome: "failed",
        value: undefined,
        error: new Error("a bug"),
      }),
    );
    await expect(site.invoke({ ...call, functionKey: "other" })).rejects.toThrow("no definition");
    await expect(
      site.invoke({ ...call, functionKey: "echo", payload: "x".repeat(600_000) }),
    ).rejects.toThrow("500 KB");
    await expect(site.invoke({ ...call, module: "none", functionKey: "x" })).rejects.toThrow(
      "none",
    );
  });

  it("says what ran, how it ended and which calls it made", async () => {
    const site = open();
    await site.invoke({ ...call, functionKey: "work" });

    await site.settle();

    expect(site.invocations()).toMatchObject([
      {
        function: "resolver",
        module: "action",
        moduleType: "jira:issueAction",
        accountId: "ana",
        outcome: "ok",
      },
      { function: "consumer", module: "work-consumer", accountId: undefined, outcome: "ok" },
    ]);
    const [first] = site.invocations();
    expect(site.callsOf(first!.id).map((one) => one.path.split("{")[0])).toEqual([
      "/api/v1/set",
      "/webhook/queue/publish/",
    ]);
  });

  it("runs schedules when told, or by the clock when that is switched on", async () => {
    const told = open();
    const timed = open({ schedules: true });

    const end = await told.runSchedule("hourly");
    await told.clock.advance(7_200_000);
    await timed.clock.advance(2 * 3_600_000);
    await timed.settle();

    expect(end.value).toBe("nothing yet");
    expect(told.invocations()).toHaveLength(1);
    expect(timed.invocations().map((one) => one.module)).toEqual(["hourly", "hourly"]);
  });

  it("comes back as it was saved, with its time", async () => {
    const site = open({ startAt: "2026-05-01T12:00:00.000Z" });
    await site.invoke({ ...call, functionKey: "work" });
    await site.clock.advance(10);

    const again = open({ saved: structuredClone(site.save()) });
    await again.settle();

    expect(again.clock.iso() > "2026-05-01T12:00:00.010Z").toBe(true);
    expect((await again.runSchedule("hourly")).value).toBe(true);
    const ids = [...site.invocations(), ...again.invocations()].map((one) => one.id);
    expect(new Set(ids).size).toBe(3);
  });

  it("shows modules whose conditions hold, and lists what it cannot decide", () => {
    const issue = { status: { category: { key: "done" } } };
    const { modulesFor } = openSmallSite(() => ({}), {}, { issue });

    const { visible, problems } = modulesFor("jira:issueAction", {
      issueId: "7",
      accountId: "ana",
    });

    expect(visible.map((one) => one.key)).toEqual(["action"]);
    expect(problems).toEqual([
      { module: "unknown-condition", reason: "condition moonIsFull is not known here" },
    ]);
  });

  it("says what still waits when it does not come to rest", async () => {
    const site = open();
    const again = (): void =>
      site.clock.at(site.clock.now() + 60_000, "a restless index", async () => again());
    again();

    await expect(site.settle({ maxMs: 600_000 })).rejects.toThrow("a restless index");
  });

  it("loads the app with the first run, and again when that failed", async () => {
    let tries = 0;
    const site = open({
      loadApp: async () => {
        tries += 1;
        if (tries === 1) throw new Error("no such file");
        return { sweep: () => "ran" };
      },
    });

    const ends = [await site.runFunction("sweep"), await site.runFunction("sweep")];

    expect(ends.map((end) => end.outcome)).toEqual(["failed", "ok"]);
    expect((await site.runFunction("resolver")).error).toMatchObject({
      message: 'The app does not export "resolver"',
    });
  });
});
