import { type Forge, openSmallSite, type SmallSite } from "./fixtures/small-site";
import type { Chaos } from "../../site/platform/types";

const CREATED = { eventType: "avi:jira:created:issue" };

type Told = { readonly site: SmallSite; readonly seen: unknown[] };

/** A site whose function reads 40 times, and whose trigger and consumer remember what they got. */
const open = (chaos: Partial<Chaos> = {}): Told => {
  const seen: unknown[] = [];
  const site = openSmallSite(
    ({ asApp, route, Queue }: Forge) => ({
      resolver: async () => {
        const read = async () => {
          const response = await asApp().requestJira(route`/rest/api/3/myself`);
          return `${response.status} ${(await response.text()).length}`;
        };
        const answers = [];
        for (let n = 0; n < 40; n += 1) answers.push(await read().catch(() => "nothing"));
        return answers;
      },
      sweep: async () => {
        for (let n = 0; n < 40; n += 1) await new Queue({ key: "work" }).push({ body: { n } });
      },
      consumer: ({ body }: { body: { n: number } }) => void seen.push(body.n),
      trigger: ({ n }: { n: number }) => void seen.push(n),
    }),
    { chaos },
  );
  return { site, seen };
};

/** 40 runs, seconds apart: one that is killed or too slow is cut short. */
const callsOf = async ({ site }: Told) => {
  const ends = [];
  for (let n = 0; n < 40; n += 1) {
    const { outcome, value } = await site.runFunction("resolver");
    ends.push(`${outcome} ${String(value)}`);
    await site.clock.advance(5_000);
  }
  return ends;
};

const emit = async ({ site, seen }: Told) => {
  for (let n = 0; n < 40; n += 1) site.emit({ ...CREATED, payload: { n } });
  await site.settle();
  return seen;
};

const push = async ({ site, seen }: Told) => {
  await site.runFunction("sweep");
  await site.settle();
  return seen;
};

const IN_ORDER = Array.from({ length: 40 }, (_, n) => n);
const inOrder = (seen: unknown[]) => [...seen].sort((a, b) => Number(a) - Number(b));

describe("chaos", () => {
  it("is nowhere as long as nobody asks for it", async () => {
    const calls = await callsOf(open());

    expect(new Set(calls).size).toBe(1);
    expect(await emit(open())).toEqual(IN_ORDER);
    expect(await push(open())).toEqual(IN_ORDER);
  });

  it("lets calls go wrong in every way, as often as it was told", async () => {
    const told = open({ seed: 3, callFaultRate: 0.1 });

    const calls = (await callsOf(told)).join(" ");

    for (const sign of ["ok", "killed", "timed-out", "409", "429", "500", "503", "nothing"]) {
      expect(calls).toContain(sign);
    }
    const rate = told.site.chaos.struck.length / told.site.calls.length;
    expect(rate).toBeGreaterThan(0.07);
    expect(rate).toBeLessThan(0.14);
  });

  it("loses, doubles and delays events, so that later ones overtake", async () => {
    const lost = await emit(open({ eventLossRate: 0.3 }));
    const doubled = await emit(open({ eventDoubleRate: 0.3 }));
    const late = await emit(open({ eventLateRate: 0.3 }));

    expect(lost.length).toBeLessThan(36);
    expect(lost.length).toBeGreaterThan(20);
    expect(doubled.length).toBeGreaterThan(44);
    expect(new Set(doubled).size).toBe(40);
    expect(late).not.toEqual(IN_ORDER);
    expect(inOrder(late)).toEqual(IN_ORDER);
  });

  it("doubles and delays what queues deliver, and loses nothing of it", async () => {
    const doubled = await push(open({ queueDoubleRate: 0.3 }));
    const late = await push(open({ queueLateRate: 0.3 }));

    expect(doubled.length).toBeGreaterThan(44);
    expect(new Set(doubled).size).toBe(40);
    expect(late).not.toEqual(IN_ORDER);
    expect(inOrder(late)).toEqual(IN_ORDER);
  });

  it("comes again from its one line, and otherwise from another seed", async () => {
    const first = open({ seed: 5, callFaultRate: 0.05, eventLossRate: 0.2 });
    const line = JSON.parse(first.site.chaos.line()) as Chaos;
    const again = open(line);
    const other = open({ ...line, seed: 6 });

    const [a, b, c] = [await callsOf(first), await callsOf(again), await callsOf(other)];

    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    expect(await emit(first)).toEqual(await emit(again));
  });

  it("hits the same calls, whatever else happens between them", async () => {
    const alone = open({ seed: 5, callFaultRate: 0.05, eventLossRate: 0.5 });
    const disturbed = open({ seed: 5, callFaultRate: 0.05, eventLossRate: 0.5 });
    await emit(disturbed);

    expect(await callsOf(disturbed)).toEqual(await callsOf(alone));
  });

  it("can be changed, and calmed, while the site runs", async () => {
    const told = open({ eventLossRate: 1 });
    expect(await emit(told)).toEqual([]);

    told.site.chaos.change({ eventLossRate: 0, eventDoubleRate: 1 });
    expect(await emit(told)).toHaveLength(80);

    told.site.chaos.calm();
    expect(await emit(told)).toHaveLength(120);
  });
});
