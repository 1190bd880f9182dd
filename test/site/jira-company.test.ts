import { createClock } from "../../site/clock";
import { COMPANY_START, seedJira } from "../../site/company/jira";
import { hanaSuzuki, maraLindqvist } from "../../site/company/people";
import { APP_ACCOUNT_ID, DEFAULT_PROFILE, type Actor } from "../../site/core";
import { createJira, type LocalJira } from "../../site/jira/jira";
import { watched } from "../contract/watch";

const mara: Actor = { kind: "user", accountId: maraLindqvist.accountId };
const hana: Actor = { kind: "user", accountId: hanaSuzuki.accountId };
const app: Actor = { kind: "app", accountId: APP_ACCOUNT_ID };

const company = (): LocalJira => {
  const clock = createClock(COMPANY_START);
  const emit = (): void => {
    throw new Error("a seed tells nobody");
  };
  const jira = watched(createJira({ clock, emit, profile: DEFAULT_PROFILE }), "accepted");
  seedJira(jira);
  return jira;
};

const get = async (jira: LocalJira, path: string, actor: Actor): Promise<Response> =>
  jira.handle(new Request(`https://local.atlassian.net${path}`), actor);

type Found = { readonly issues: readonly { readonly key: string; readonly fields: Fields }[] };
type Fields = {
  readonly description: unknown;
  readonly resolution: unknown;
  readonly status: { readonly name: string; readonly statusCategory: { readonly key: string } };
};

const find = async (jira: LocalJira, jql: string, actor: Actor): Promise<Found["issues"]> => {
  const query = new URLSearchParams({ jql, maxResults: "100", fields: "*all" });
  const answer = await get(jira, `/rest/api/3/search/jql?${query.toString()}`, actor);
  return ((await answer.json()) as Found).issues;
};

const INCIDENTS = "issuetype in (Incident, Störung, 故障)";

describe("the example company in Jira", () => {
  const jira = company();

  it("has thirty incidents or more, open, over, in four languages", async () => {
    const all = await find(jira, INCIDENTS, mara);
    expect(all.length).toBeGreaterThanOrEqual(30);
    const open = all.filter(({ fields }) => fields.resolution === null);
    expect(open.length).toBeGreaterThanOrEqual(7);
    expect(all.filter(({ fields }) => fields.description === null).length).toBeGreaterThanOrEqual(
      3,
    );
  });

  it("has incidents whose resolution alone tells that they are over", async () => {
    const [issue] = await find(jira, "status = 已完成 AND resolution is not EMPTY", mara);
    expect(issue?.fields.status.statusCategory.key).toBe("new");
  });

  it("shows nobody the incidents of security but their team, and the app one of two", async () => {
    const of = async (actor: Actor): Promise<number> =>
      (await find(jira, `project = SEC AND ${INCIDENTS}`, actor)).length;
    expect([await of(hana), await of(app)]).toEqual([0, 1]);
  });

  it("has a history longer than one answer holds", async () => {
    const [issue] = await find(jira, 'summary ~ "while the backup runs"', mara);
    const answer = await get(jira, `/rest/api/3/issue/${issue?.key ?? ""}?expand=changelog`, mara);
    const { changelog } = (await answer.json()) as {
      changelog: { total: number; histories: readonly { created: string }[] };
    };
    expect(changelog.histories).toHaveLength(100);
    expect(changelog.total).toBeGreaterThan(100);
    const times = changelog.histories.map(({ created }) => Date.parse(created));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it("refuses a task without a cost centre in one project, and knows two, one and no way to done", async () => {
    const meta = await get(jira, "/rest/api/3/issue/createmeta/PLAT/issuetypes/10002", mara);
    const { fields } = (await meta.json()) as { fields: { name: string; required: boolean }[] };
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toContain(
      "Cost centre",
    );
    const waysToDone = async (jql: string): Promise<number> => {
      const [issue] = await find(jira, jql, mara);
      const answer = await get(jira, `/rest/api/3/issue/${issue?.key ?? ""}/transitions`, mara);
      const { transitions } = (await answer.json()) as {
        transitions: { to: { statusCategory: { key: string } } }[];
      };
      return transitions.filter(({ to }) => to.statusCategory.key === "done").length;
    };
    expect(await waysToDone("project = PAY AND issuetype = Task AND status = 'In Progress'")).toBe(
      2,
    );
    expect(await waysToDone("project = WEB AND issuetype = Task")).toBe(1);
    expect(await waysToDone("project = SEC AND issuetype = Task")).toBe(0);
  });

  it("has nothing that lies in the future", () => {
    const start = Date.parse(COMPANY_START);
    const times = [
      ...Object.values(jira.state.issues).flatMap(({ created, updated }) => [created, updated]),
      ...Object.values(jira.state.histories).flatMap((all) => all.map(({ created }) => created)),
      ...Object.values(jira.state.comments).flatMap((all) => all.map(({ created }) => created)),
    ];
    expect(times.filter((time) => !(time <= start))).toEqual([]);
  });
});
