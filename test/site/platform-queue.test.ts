import { type Forge, openSmallSite } from "./fixtures/small-site";

type Event = {
  readonly body: { readonly n: number };
  readonly eventId: string;
  readonly retryContext?: { readonly retryCount: number; readonly retryData?: unknown };
};

type Consumer = (event: Event, forge: Forge) => unknown;
type Pushed = Parameters<InstanceType<Forge["Queue"]>["push"]>[0];

const anyText: unknown = expect.any(String);
const anyNumber: unknown = expect.any(Number);
const SECOND = 1_000;

const open = (consumer: Consumer, options = {}) =>
  openSmallSite(
    (forge) => ({
      resolver: async (pushed: Pushed) => new forge.Queue({ key: "work" }).push(pushed),
      sweep: async ({ job, cancel }: { job: string; cancel?: boolean }) => {
        const progress = new forge.Queue({ key: "work" }).getJob(job);
        return cancel ? progress.cancel() : progress.getStats();
      },
      consumer: async (event: Event) => consumer(event, forge),
    }),
    options,
  );

type Open = ReturnType<typeof open>;

const push = async (site: Open, payload: Pushed): Promise<string> => {
  const end = await site.runFunction("resolver", { payload });
  if (end.outcome !== "ok") throw end.error;
  return (end.value as { jobId: string }).jobId;
};

const stats = async (site: Open, job: string): Promise<unknown> =>
  (await site.runFunction("sweep", { payload: { job } })).value;

const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ body: { n } }));

describe("queues", () => {
  it("deliver an event to the consumer, as the package types it", async () => {
    const seen: unknown[] = [];
    const site = open((event) => void seen.push(event));

    const jobId = await push(site, { body: { n: 1 }, delayInSeconds: 5 });
    await site.clock.advance(5 * SECOND);
    const early = seen.length;
    await site.settle();

    expect(early).toBe(0);
    expect(seen).toEqual([
      { body: { n: 1 }, delayInSeconds: 5, jobId, queueName: "work", eventId: anyText },
    ]);
    expect(await stats(site, jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it("work side by side, but never more than the limit of a concurrency key", async () => {
    let now = 0;
    let most = 0;
    const site = open(async (_event, { kvs }) => {
      now += 1;
      most = Math.max(most, now);
      await kvs.get("k");
      now -= 1;
    });
    const most3 = async (concurrency: object) => {
      most = 0;
      await push(
        site,
        numbers(3).map((event) => ({ ...event, ...concurrency })),
      );
      await site.settle();
      return most;
    };

    const free = await most3({});
    const one = await most3({ concurrency: { key: "page-1", limit: 1 } });
    const two = await most3({ concurrency: { key: "page-1", limit: 2 } });

    expect([free, one, two]).toEqual([3, 1, 2]);
  });

  it("deliver again after the time that the function asks for, with its data", async () => {
    const seen: [number, unknown][] = [];
    const site = open((event, { InvocationError, InvocationErrorCode }) => {
      seen.push([site.clock.now(), event.retryContext]);
      if (event.retryContext) return undefined;
      return new InvocationError({
        retryAfter: 30,
        retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
        retryData: { at: 3 },
      });
    });

    const jobId = await push(site, { body: { n: 1 } });
    await site.settle();

    expect(seen[1]![0] - seen[0]![0]).toBe(30 * SECOND);
    expect(seen.map((one) => one[1])).toEqual([
      undefined,
      {
        retryCount: 1,
        retryReason: "FUNCTION_UPSTREAM_RATE_LIMITED",
        retryData: { at: 3 },
        retentionWindow: { startTime: anyText, remainingTimeMs: anyNumber },
      },
    ]);
    expect(await stats(site, jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it("deliver again after a second when the function gives no options", async () => {
    const at: number[] = [];
    const site = open((_event, { InvocationError }) => {
      at.push(site.clock.now());
      return at.length > 2 ? undefined : new InvocationError();
    });

    await push(site, { body: { n: 1 } });
    await site.settle();

    expect(at.slice(1).map((time) => time - at[0]!)).toEqual([SECOND, 2 * SECOND]);
  });

  it("deliver again, later and later, what throws, and give up after a day", async () => {
    const at: number[] = [];
    const site = open(() => {
      at.push(site.clock.now());
      throw new Error("a bug");
    });

    const jobId = await push(site, { body: { n: 1 } });
    await site.settle();

    const gaps = at.slice(1).map((time, index) => (time - at[index]!) / SECOND);
    expect(gaps.slice(0, 10)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect((at.at(-1)! - at[0]!) / 3_600_000).toBeGreaterThan(23);
    expect(site.queues.dropped).toMatchObject([{ queue: "work", body: { n: 1 }, reason: "a bug" }]);
    expect(await stats(site, jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it("deliver again what was killed on the way", async () => {
    const seen: unknown[] = [];
    const site = open(async (event, { kvs }) => {
      await kvs.set("k", 1);
      seen.push(event.retryContext?.retryCount);
    });
    site.faults.inject({
      match: (call) => call.function === "consumer",
      nth: 1,
      fault: { kind: "kill-after" },
    });

    await push(site, { body: { n: 1 } });
    await site.settle();

    expect(seen).toEqual([0]);
    expect(site.invocations().map((one) => one.outcome)).toEqual(["ok", "killed", "ok"]);
  });

  it("deliver more than once on demand, as the same event", async () => {
    const ids: string[] = [];
    const site = open((event) => void ids.push(event.eventId));
    site.queues.copies(2);

    await push(site, { body: { n: 1 } });
    await site.settle();

    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it("forget what is cancelled before it starts", async () => {
    const seen: unknown[] = [];
    const site = open((event) => void seen.push(event));
    const job = await push(site, numbers(2));

    await site.runFunction("sweep", { payload: { job, cancel: true } });
    await site.settle();

    expect([seen, site.queues.waiting()]).toEqual([[], []]);
  });

  it.each([
    ["no such job", "sweep", { job: "nobody" }, "JobDoesNotExistError"],
    [
      "a bad concurrency key",
      "resolver",
      { body: {}, concurrency: { key: "a b", limit: 1 } },
      "InternalServerError",
    ],
    [
      "an event of 150 KB for a long consumer",
      "resolver",
      { body: { text: "x".repeat(150_000) } },
      "PayloadTooBigError",
    ],
  ])("refuse %s", async (...[, name, payload, expected]) => {
    const site = open(() => undefined);

    const end = await site.runFunction(name, { payload });

    expect((end.error as Error).constructor.name).toBe(expected);
  });

  it("refuse more than 500 events a minute", async () => {
    const site = open(() => undefined);
    for (let n = 0; n < 10; n += 1) await push(site, numbers(50));

    await expect(push(site, { body: { n: 0 } })).rejects.toThrow("Too many requests");
    await site.clock.advance(61 * SECOND);
    await push(site, { body: { n: 0 } });
  });

  it("refuse a chain of pushes without end", async () => {
    let runs = 0;
    const site = open(async (_event, { Queue }) => {
      runs += 1;
      await new Queue({ key: "work" }).push({ body: { n: runs }, delayInSeconds: 1 });
    });

    await push(site, { body: { n: 0 } });
    await site.settle();

    expect(runs).toBeGreaterThanOrEqual(1_000);
    expect(site.queues.dropped).toMatchObject([{ queue: "work" }]);
  });

  it("go on where they were saved", async () => {
    const seen: unknown[] = [];
    const site = open(() => undefined);
    await push(site, { body: { n: 7 }, delayInSeconds: 60 });

    const again = open((event) => void seen.push(event.body), {
      saved: structuredClone(site.save()),
    });
    await again.settle();

    expect(seen).toEqual([{ n: 7 }]);
  });
});
