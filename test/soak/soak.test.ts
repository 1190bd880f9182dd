import { type ProductFace, SITE_URL } from "../../site/core";
import { watched } from "../contract/watch";
import { ANA, documentOf } from "../stories/story-site";
import { historyOf } from "./history";
import { brokenOn } from "./invariants";
import { play, siteFor } from "./play";
import { shorten } from "./shrink";
import type { Step } from "./steps";
import { compareText, pageOf, tasksOf, type World } from "./world";
import { ACTS } from "./acts";
import { dispatch } from "./steps";

const CALM = {
  seed: 1,
  callFaultRate: 0,
  eventLossRate: 0,
  eventDoubleRate: 0,
  eventLateRate: 0,
  queueDoubleRate: 0,
  queueLateRate: 0,
};

const WRITTEN: readonly Step[] = [
  { do: "start", who: 0, clicks: 2 },
  { do: "write", line: "L1 add an alert", at: 0, done: false },
  { do: "write", line: "L2 write the runbook", at: 1, done: false },
  { do: "wait", seconds: 3_700 },
];

/** A quiet site with two lines and their tasks. */
async function written(): Promise<World> {
  const world = siteFor({ profile: {}, chaos: CALM, steps: [] });
  for (const step of WRITTEN) await dispatch(ACTS, world, step);
  await world.story.site.runSchedule("hourly-sweep");
  await world.story.site.settle();
  return world;
}

describe("a history", () => {
  it("ends badly when something was asked or answered that Atlassian does not document", async () => {
    const product = watched<ProductFace>({
      handle: () => Promise.resolve(Response.json({ id: 1 })),
    });
    const request = new Request(`${SITE_URL}/rest/api/3/issue/OPS-1`);
    await product.handle(request, { kind: "user", accountId: ANA });

    const { broken } = await play({ profile: {}, chaos: CALM, steps: [] });

    expect(broken).toContainEqual(
      expect.stringMatching(/^against the contract: GET \/rest\/api\/3\/issue\/OPS-1 answers: /),
    );
    expect((await play({ profile: {}, chaos: CALM, steps: [] })).broken).toEqual([]);
  });

  it("is the same for the same seed, and ends well", async () => {
    expect(historyOf(9)).toEqual(historyOf(9));
    expect(historyOf(9)).not.toEqual(historyOf(10));

    const [once, twice] = [await play(historyOf(9)), await play(historyOf(9))];

    expect(once).toEqual(twice);
    expect(once.broken).toEqual([]);
    expect(once.calls).toBeGreaterThan(20);
  });

  it("is shortened to the steps that matter", async () => {
    const steps = Array.from({ length: 30 }, (_, n) => n);

    const kept = await shorten(steps, async (some) => some.includes(7) && some.includes(21));

    expect(kept).toEqual([7, 21]);
  });
});

describe("a quiet site", () => {
  it("is whole when all went well", async () => {
    expect(await brokenOn(await written())).toEqual([]);
  });

  it.each<[string, RegExp, (world: World) => unknown]>([
    [
      "a second task of a line",
      /is a task that no link knows/u,
      ({ story }) =>
        story.jira.admin.addIssue({ project: "OPS", issueTypeId: "2", summary: "L1 add an alert" }),
    ],
    [
      "a task that is closed on one side only",
      /L1: done is false here, true there/u,
      (world) =>
        world.story.jira.admin.changeIssue(tasksOf(world)[0]!.key, {
          at: 0,
          by: ANA,
          patch: { statusId: "13" },
        }),
    ],
    [
      "a line without a task",
      /L9 is a line without a task/u,
      (world) => dispatch(ACTS, world, { do: "write", line: "L9 forgotten", at: 0, done: false }),
    ],
    [
      "a link to the incident too many",
      /has 2 links to the incident/u,
      (world) =>
        world.story.jira.admin.addLink({
          typeId: "10100",
          inwardIssueId: tasksOf(world)[0]!.id,
          outwardIssueId: world.story.incident.id,
        }),
    ],
    [
      "a second page",
      /2 pages for one incident/u,
      (world) =>
        world.story.confluence.people.createPage(ANA, {
          spaceId: world.story.spaceId,
          title: "Another",
          document: documentOf(world.story, pageOf(world)!.id),
        }),
    ],
    [
      "words that nobody wrote",
      /changed what people wrote/u,
      (world) => {
        const page = pageOf(world)!;
        const { content } = documentOf(world.story, page.id);
        const document = { type: "doc", version: 1, content: content.slice(1) };
        world.story.confluence.people.editPage(ANA, page.id, document);
        compareText(world);
      },
    ],
  ])("is not whole with %s", async (_, sentence, breakIt) => {
    const world = await written();

    await breakIt(world);

    expect([...world.trouble, ...(await brokenOn(world))].join("; ")).toMatch(sentence);
  });
});
