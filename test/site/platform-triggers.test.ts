import { openSmallSite, type SmallWorld } from "./fixtures/small-site";

type Seen = [string, Record<string, unknown>];

const open = (
  world: SmallWorld = {},
  reply: (event: Record<string, unknown>) => unknown = () => undefined,
) => {
  const seen: Seen[] = [];
  const take = (name: string) => (event: Record<string, unknown>) => {
    seen.push([name, event]);
    return reply(event);
  };
  const site = openSmallSite(
    () => ({
      trigger: take("trigger"),
      filtered: take("filtered"),
      careful: take("careful"),
    }),
    { profile: { eventDelayMs: 2_000 } },
    world,
  );
  return { site, seen };
};

const CREATED = { eventType: "avi:jira:created:issue", payload: { issue: { id: "7" } } };
const UPDATED = {
  eventType: "avi:jira:updated:issue",
  payload: { issue: { id: "7", fields: { project: { id: "1", key: "OPS" } } } },
};
const MINE = { issueProperties: { mine: { page: "99", nested: { a: 1 } } } };

const fates = ({ site }: ReturnType<typeof open>) =>
  site.events.notes.map((note) => `${note.trigger} ${note.fate}`);

describe("triggers", () => {
  it("get the events that the manifest names, after the delay", async () => {
    const { site, seen } = open();
    site.emit(CREATED);
    site.emit({ eventType: "avi:jira:viewed:issue" });

    await site.clock.advance(1_999);
    const early = seen.length;
    await site.clock.advance(1);

    expect(early).toBe(0);
    expect(seen).toEqual([["trigger", { eventType: CREATED.eventType, issue: { id: "7" } }]]);
  });

  it("tell a self-made event unless they ignore those", async () => {
    const { site, seen } = open(MINE);
    site.emit({ ...CREATED, selfGenerated: true });
    site.emit({ ...UPDATED, selfGenerated: true });

    await site.settle();

    expect(seen).toMatchObject([["trigger", { selfGenerated: true }]]);
  });

  it("filter by the issue's properties and bring them along", async () => {
    const { site, seen } = open(MINE);
    site.emit(UPDATED);

    await site.settle();

    expect(seen).toMatchObject([
      ["filtered", { payloadIncludeProperties: { "issue.properties['mine'].page": "99" } }],
    ]);
    expect(seen[0]![1]["payloadIncludeProperties"]).not.toHaveProperty(
      "issue.properties['mine'].nested",
    );
  });

  it("drop what the filter does not want: no property, or one that is too fresh to be seen", async () => {
    const without = open();
    without.site.emit(UPDATED);
    const stale = open(MINE);
    stale.site.events.control({ staleProperties: true });
    stale.site.emit(UPDATED);

    await Promise.all([without.site.settle(), stale.site.settle()]);

    expect([fates(without), fates(stale)]).toEqual([["filtered filtered"], ["filtered filtered"]]);
  });

  it("leave a filter that cannot be evaluated to onError", async () => {
    const received = open(MINE);
    received.site.emit({ ...UPDATED, payload: { issue: { id: "7" } } });
    received.site.emit({ eventType: "avi:jira:assigned:issue", payload: {} });

    await received.site.settle();

    expect(received.seen.map(([name]) => name)).toEqual(["filtered"]);
    expect(fates(received)).toEqual([
      "filtered filter-error",
      "careful filter-error",
      "filtered delivered",
    ]);
  });

  it("deliver again what asks for it, four times at most", async () => {
    const asking = open({}, () => ({
      _retry: true,
      retryOptions: { retryAfter: 60, retryData: { x: 1 } },
    }));
    asking.site.emit(CREATED);

    await asking.site.settle();

    expect(asking.seen.map(([, event]) => event["retryContext"])).toEqual([
      undefined,
      ...[1, 2, 3, 4].map((retryCount) => ({
        retryCount,
        retryReason: "FUNCTION_RETRY_REQUEST",
        retryData: { x: 1 },
      })),
    ]);
    expect(fates(asking).at(-1)).toBe("plain failed");
  });

  it("do not deliver again what threw", async () => {
    const broken = open({}, () => {
      throw new Error("a bug");
    });
    broken.site.emit(CREATED);

    await broken.site.settle();

    expect(broken.seen).toHaveLength(1);
    expect(broken.site.events.notes).toMatchObject([{ fate: "failed", detail: "a bug" }]);
  });

  it("can be held, doubled, shuffled and lost", async () => {
    const { site, seen } = open();
    const order = () => seen.splice(0).map(([, event]) => event["n"]);
    const emit = (count: number) => {
      for (let n = 0; n < count; n += 1) site.emit({ ...CREATED, payload: { n } });
    };

    site.events.control({ hold: true });
    emit(2);
    await site.settle();
    const held = [seen.length, site.events.held()];
    site.events.control({ hold: false });
    site.events.release();
    await site.settle();
    const released = order();

    site.events.control({ copies: 2 });
    emit(2);
    await site.settle();
    const doubled = order();

    site.events.control({ copies: 1, shuffle: true });
    emit(6);
    await site.settle();
    const shuffled = order();

    site.events.control({ shuffle: false, drop: ({ payload }) => payload["n"] === 0 });
    emit(2);
    await site.settle();

    expect([held, released, doubled]).toEqual([
      [0, 2],
      [0, 1],
      [0, 0, 1, 1],
    ]);
    expect(shuffled).not.toEqual([0, 1, 2, 3, 4, 5]);
    expect([...shuffled].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(order()).toEqual([1]);
  });

  it("survive saving while they travel", async () => {
    const first = open();
    first.site.emit(CREATED);
    const seen: unknown[] = [];

    const site = openSmallSite(() => ({ trigger: (event: unknown) => void seen.push(event) }), {
      saved: structuredClone(first.site.save()),
    });
    await site.settle();

    expect(seen).toMatchObject([{ issue: { id: "7" } }]);
  });
});
