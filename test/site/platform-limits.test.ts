import { type Forge, openSmallSite, type SmallSite } from "./fixtures/small-site";

type Work = (forge: Forge) => Promise<unknown>;

const open = (work: Work, options = {}): SmallSite =>
  openSmallSite((packages) => ({ resolver: async () => work(packages) }), options);

const valueOf = async (site: SmallSite): Promise<unknown> => {
  const end = await site.runFunction("resolver");
  if (end.outcome !== "ok") throw end.error;
  return end.value;
};

type Told = { readonly status: number; readonly wait: string | null; readonly why: string | null };

const told = ({ status, headers }: Awaited<ReturnType<Forge["requestJira"]>>): Told => ({
  status,
  wait: headers.get("retry-after"),
  why: headers.get("ratelimit-reason"),
});

describe("points", () => {
  it("are the app's for an hour, and come back with the next full hour", async () => {
    const site = open(
      async ({ asApp, route }) => {
        const answers = [];
        for (let n = 0; n < 3; n += 1)
          answers.push(told(await asApp().requestJira(route`/rest/api/3/project`)));
        return answers;
      },
      { pointsPerHour: 6, startAt: "2026-03-02T09:40:00.000Z" },
    );

    const first = await valueOf(site);
    await site.clock.advance(20 * 60_000);
    const second = await valueOf(site);

    const ok = { status: 200, wait: null, why: null };
    const refused = { status: 429, wait: "1200", why: "jira-quota-global-based" };
    expect(first).toEqual([ok, ok, refused]);
    expect(second).toEqual([ok, ok, { ...refused, wait: "3600" }]);
  });
});

describe("bursts", () => {
  const send = (method: string, side: "by side" | "after another") =>
    open(async ({ asApp, route }) => {
      const one = async (n: number) =>
        asApp().requestConfluence(route`/wiki/api/v2/tasks/${n}`, { method });
      const answers = [];
      if (side === "by side")
        answers.push(...(await Promise.all(Array.from({ length: 120 }, (_, n) => one(n)))));
      else for (let n = 0; n < 120; n += 1) answers.push(await one(n));
      return answers.filter(({ status }) => status === 429).map(told);
    });

  it.each([
    ["GET", 20],
    ["PUT", 70],
  ])("of %s refuse what is too much for a second", async (method, refused) => {
    const answers = (await valueOf(send(method, "by side"))) as Told[];

    expect(answers).toHaveLength(refused);
    expect(answers[0]).toEqual({ status: 429, wait: "1", why: "confluence-burst-based" });
  });

  it("are none where each call waits for the one before", async () => {
    expect(await valueOf(send("PUT", "after another"))).toEqual([]);
  });
});

describe("storage", () => {
  const failures = async (
    { kvs }: Forge,
    count: number,
    work: (store: Forge["kvs"], n: number) => Promise<unknown>,
  ): Promise<readonly string[]> => {
    const ends = await Promise.allSettled(Array.from({ length: count }, (_, n) => work(kvs, n)));
    return ends.flatMap((end) =>
      end.status === "rejected" ? [(end.reason as { code: string }).code] : [],
    );
  };

  it("takes a thousand requests a second", async () => {
    const site = open((forge) => failures(forge, 1_002, (kvs, n) => kvs.get(`key-${n}`)));

    const refused = await valueOf(site);
    await site.clock.advance(1_000);

    expect(refused).toEqual(["RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED"]);
    expect(await valueOf(open(async ({ kvs }) => (await kvs.get("x")) ?? "none"))).toBe("none");
  });

  it("takes 4000 units of 10 KB written in a minute", async () => {
    const big = "x".repeat(200 * 1024);
    const site = open((forge) => failures(forge, 200, (kvs, n) => kvs.set(`key-${n}`, big)));

    const refused = (await valueOf(site)) as string[];
    await site.clock.advance(60_000);
    const later = (await valueOf(site)) as string[];

    expect(refused).toEqual(Array.from({ length: 10 }, () => "RATE_LIMIT_EXCEEDED"));
    expect(later).toHaveLength(10);
  });
});
