import { z } from "zod";
import { siteLog } from "../../site/server/site-log";
import {
  addIncident,
  ANA,
  ask,
  documentOf,
  moveTask,
  started,
  STATUS,
  storySite,
  TASK_TYPE,
  valueOf,
  writeLines,
  type StorySite,
} from "../stories/story-site";

const call = z.object({
  product: z.string(),
  method: z.string(),
  path: z.string(),
  actor: z.string(),
  status: z.number(),
  points: z.number(),
  ms: z.number(),
  scopes: z.array(z.string()),
});

const log = z.object({
  invocations: z.array(
    z.object({
      id: z.string(),
      cause: z.string(),
      function: z.string(),
      asked: z.string().optional(),
      issueKey: z.string().optional(),
      pageId: z.string().optional(),
      notOurs: z.boolean(),
      totals: z.record(z.string(), z.number()),
      calls: z.array(call),
    }),
  ),
  events: z.array(
    z.object({
      eventType: z.string(),
      fate: z.string(),
      invocation: z.string().optional(),
      notOurs: z.boolean(),
    }),
  ),
});

type Log = z.infer<typeof log>;

/** As it goes to the browser. */
const logOf = ({ site }: StorySite): Log => log.parse(JSON.parse(JSON.stringify(siteLog(site))));

describe("the log of a site", () => {
  it("shows what a press cost, call by call, and where it was", async () => {
    const story = storySite();
    valueOf(await ask(story).create());

    const [run] = logOf(story).invocations;

    expect(run).toMatchObject({
      function: "start",
      asked: "create",
      issueKey: story.incident.key,
      totals: { rest: 8, kvsReads: 2, kvsWrites: 4, pushes: 0 },
    });
    expect(run?.totals["points"]).toBe(run?.calls.reduce((sum, { points }) => sum + points, 0));
    expect(run?.calls).toContainEqual(
      expect.objectContaining({
        product: "confluence",
        method: "POST",
        path: expect.stringMatching(/^\/wiki\/api\/v2\/pages/) as unknown,
        actor: "user",
        status: 200,
        scopes: ["write:page:confluence"],
      }),
    );
    expect(
      new Set(run?.calls.filter((one) => one.product === "kvs").flatMap((one) => one.scopes)),
    ).toEqual(new Set(["storage:app"]));
  });

  it("has the newest run first, and leads from each run to the one that caused it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["Add an alert"]);

    const { invocations } = logOf(story);
    const sync = invocations.find((run) => run.function === "sync" && run.totals["rest"] !== 0);
    const cause = invocations.find((run) => run.id === sync?.cause);

    expect(invocations.at(-1)).toMatchObject({ function: "start" });
    expect(sync).toMatchObject({ pageId });
    expect(cause).toMatchObject({ asked: "avi:confluence:updated:page", pageId });
  });

  it("tells events of others from ours, and what each cost", async () => {
    const story = storySite();
    const { confluence, spaceId, site, jira } = story;
    const pageId = await started(story);
    const lunch = confluence.people.createPage(ANA, { spaceId, title: "Lunch" });
    await site.settle();
    const { key } = addIncident(jira, { issueTypeId: TASK_TYPE, statusId: STATUS.todo });
    await moveTask(story, key, "31");
    confluence.people.editPage(ANA, lunch.id, documentOf(story, lunch.id));
    await writeLines(story, pageId, ["Add an alert"]);

    const { events, invocations } = logOf(story);
    const runOf = (id: string | undefined) => invocations.find((run) => run.id === id);
    const pages = events.filter(({ eventType }) => eventType === "avi:confluence:updated:page");

    expect(pages.map(({ notOurs, invocation }) => [notOurs, runOf(invocation)?.pageId])).toEqual(
      expect.arrayContaining([
        [true, lunch.id],
        [false, pageId],
      ]),
    );
    expect(events).toContainEqual({
      eventType: "avi:jira:updated:issue",
      fate: "filtered",
      notOurs: true,
    });
  });

  it("times runs and calls by the site's stopwatch", async () => {
    let ms = 0;
    const story = storySite({ stopwatch: () => (ms += 5) });
    valueOf(await ask(story).openStart());

    const [run] = logOf(story).invocations;

    expect(run?.totals["ms"]).toBeGreaterThan(0);
    expect(run?.calls.every((one) => one.ms > 0)).toBe(true);
  });
});
