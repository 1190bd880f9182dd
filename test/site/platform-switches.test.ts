import type { Profile } from "../../site/core";
import { type Forge, type Handlers, openSmallSite, type SmallSite } from "./fixtures/small-site";

type Work = (forge: Forge) => Promise<unknown>;

const open = (profile: Partial<Profile>, work: Work): SmallSite =>
  openSmallSite((packages): Handlers => ({ resolver: async () => work(packages) }), { profile });

const valueOf = async (site: SmallSite, accountId?: string): Promise<unknown> => {
  const end = await site.runFunction("resolver", accountId === undefined ? {} : { accountId });
  if (end.outcome !== "ok") throw end.error;
  return end.value;
};

describe("a new installation", () => {
  it.each([401, 403] as const)("refuses the app for a while, with %i", async (status) => {
    const site = open(
      { appRefusedForMs: 60_000, appRefusedStatus: status },
      async ({ asApp, asUser, route }) => {
        const asked = [asApp(), asUser()].map((one) =>
          one.requestJira(route`/rest/api/3/serverInfo`),
        );
        return (await Promise.all(asked)).map((answer) => answer.status);
      },
    );

    const first = await valueOf(site, "ana");
    await site.clock.advance(60_000);

    expect(first).toEqual([status, 200]);
    expect(await valueOf(site, "ana")).toEqual([200, 200]);
  });
});

describe("a failed condition", () => {
  it.each([
    "400 CONDITIONAL_CHECK_FAILED",
    "409 TRANSACTION_CONFLICT",
    "412 PRECONDITION_FAILED",
  ] as const)("is %s", async (failedCondition) => {
    const site = open({ failedCondition }, async ({ kvs, Filter, FilterConditions }) => {
      const conditions = new Filter<{ version: number }>().and(
        "version",
        FilterConditions.equalTo(7),
      );
      const work = kvs
        .transact()
        .set("k", { version: 8 }, { entityName: "ledger", conditions })
        .execute();
      return work.then(
        () => "written",
        (error: unknown) => {
          const { code, responseDetails } = error as {
            code: string;
            responseDetails: { status: number };
          };
          return `${responseDetails.status} ${code}`;
        },
      );
    });

    expect(await valueOf(site)).toBe(failedCondition);
  });
});

describe("a trigger's function", () => {
  it.each([25_000, 55_000] as const)("may run %i ms", async (triggerTimeoutMs) => {
    const seen: unknown[] = [];
    const site = openSmallSite(
      ({ getAppContext }): Handlers => ({
        trigger: () => {
          seen.push(getAppContext().invocationRemainingTimeInMillis());
        },
      }),
      { profile: { triggerTimeoutMs } },
    );

    site.emit({ eventType: "avi:jira:created:issue" });
    await site.settle();

    expect(seen).toEqual([triggerTimeoutMs]);
  });
});

type Request = { readonly payload: unknown; readonly context: Record<string, unknown> };

describe("contexts and events", () => {
  it.each([
    [{}, { siteUrl: true, id: "7" }],
    [{ contextHasSiteUrl: false }, { siteUrl: false, id: "7" }],
    [{ idsAreNumbers: true }, { siteUrl: true, id: 7 }],
  ])("with %j", async (profile, { siteUrl, id }) => {
    const seen: unknown[] = [];
    const site = openSmallSite(
      ({ makeResolver }): Handlers => ({
        resolver: makeResolver({ look: ({ context }: Request) => context }),
        trigger: (event: { issue: unknown }) => {
          seen.push(event.issue);
        },
      }),
      { profile },
    );

    const extension = { issue: { id: "7", key: "OPS-7" } };
    const context = (await site.invoke({
      module: "action",
      functionKey: "look",
      accountId: "ana",
      extension,
    })) as Request["context"];
    site.emit({ eventType: "avi:jira:created:issue", payload: { issue: { id: "7" } } });
    await site.settle();

    expect(context["siteUrl"] !== undefined).toBe(siteUrl);
    expect(context["extension"]).toEqual({ issue: { id, key: "OPS-7" } });
    expect(seen).toEqual([{ id }]);
  });
});

describe("display conditions", () => {
  it.each([
    ["evaluated", []],
    ["without-app-properties", []],
    ["ignored", ["action"]],
  ] as const)("with expressions %s", (displayExpressions, shown) => {
    const issue = { status: { category: { key: "new" } } };
    const { modulesFor } = openSmallSite(
      () => ({}),
      { profile: { displayExpressions } },
      { issue },
    );

    const { visible } = modulesFor("jira:issueAction", { issueId: "7", accountId: "ana" });

    expect(visible.map((one) => one.key)).toEqual(shown);
  });
});
