import { readdirSync, readFileSync } from "node:fs";
import type { Actor } from "../../site/core";
import { importIssue } from "../../site/jira/import";
import { describeShared, sharedPath } from "../setup/shared";
import { ann, app, paragraph, smallJira } from "./jira-setup";

type Read = {
  readonly key: string;
  readonly fields: Record<string, unknown> & {
    readonly status: { name: string; statusCategory: { key: string } };
    readonly resolution: { name: string } | null;
  };
  readonly names: Record<string, string>;
  readonly changelog: { readonly total: number; readonly histories: readonly unknown[] };
};

const minimal = {
  id: "77",
  key: "EXT-7",
  fields: {
    summary: "Came from outside",
    issuetype: { id: "1", name: "Vorfall" },
    status: { id: "9", name: "Erledigt", statusCategory: { key: "done" } },
    created: "2026-01-05T10:00:00.000+0100",
    creator: { accountId: "zoe", displayName: "Zoe" },
    description: "First\nline\n\nSecond part",
    labels: ["x"],
    customfield_10999: { value: "kept" },
    comment: {
      total: 2,
      comments: [{ id: "5", created: "2026-01-05T11:00:00.000+0100", body: paragraph("Hello") }],
    },
  },
  names: { customfield_10999: "Region" },
  changelog: {
    total: 2,
    histories: [
      {
        id: "3",
        created: "2026-01-06T10:00:00.000+0100",
        items: [{ field: "status", from: "1", fromString: "Offen", to: "9", toString: "Erledigt" }],
      },
      {
        id: "2",
        created: "2026-01-05T12:00:00.000+0100",
        items: [{ field: "assignee", from: null, fromString: null, to: null }],
      },
    ],
  },
};

const read = async ({ send }: ReturnType<typeof smallJira>, key: string): Promise<Read> => {
  const answer = await send("GET", `/rest/api/3/issue/${key}?expand=changelog,names`, { as: ann });
  expect(answer.status).toBe(200);
  return answer.body as Read;
};

describe("importing an issue", () => {
  it("takes it over with its people, kinds, words, fields and history", async () => {
    const small = smallJira();
    const { key, warnings } = importIssue(small.jira, minimal);
    const issue = await read(small, key);
    expect(warnings).toEqual([
      'Issue type 1 is "Incident" here: "Vorfall" got an id of its own',
      "1 comments did not come with it",
    ]);
    expect(issue).toMatchObject({
      id: "77",
      key: "EXT-7",
      fields: {
        issuetype: { name: "Vorfall" },
        status: { name: "Erledigt", statusCategory: { key: "done" } },
        project: { key: "EXT" },
        creator: { displayName: "Zoe" },
        description: { type: "doc", content: [{ type: "paragraph" }, { type: "paragraph" }] },
        customfield_10999: { value: "kept" },
        comment: { total: 1 },
      },
      names: { customfield_10999: "Region" },
      changelog: {
        total: 2,
        histories: [
          { id: "3", items: [{ toString: "Erledigt" }] },
          { id: "2", items: [{ toString: null }] },
        ],
      },
    });
  });

  it("keeps whom a comment is for", async () => {
    const small = smallJira();
    const said = { created: "2026-01-05T11:00:00.000+0100", body: paragraph("Hello") };
    const comments = [
      { ...said, id: "5", visibility: { type: "group", value: "jira-admins" } },
      { ...said, id: "6", visibility: { type: "role", value: "Administrators" } },
      { ...said, id: "7", jsdPublic: false },
    ];
    const { key } = importIssue(small.jira, {
      ...minimal,
      fields: { ...minimal.fields, comment: { total: 3, comments } },
    });

    const seen = async (as: Actor): Promise<unknown> =>
      (await small.send("GET", `/rest/api/3/issue/${key}/comment`, { as })).body;

    expect(await seen(ann)).toMatchObject({
      comments: [
        { id: "5", visibility: { value: "jira-admins" } },
        { id: "7", jsdPublic: false },
      ],
    });
    expect(await seen(app)).toMatchObject({ comments: [{ id: "7" }] });
  });

  it("replaces an issue of the same key, and says so", async () => {
    const small = smallJira();
    importIssue(small.jira, minimal);
    const again = { ...minimal, fields: { ...minimal.fields, summary: "Later" } };
    const { warnings } = importIssue(small.jira, again);
    expect(warnings).toContain("replaces EXT-7, which was there");
    expect((await read(small, "EXT-7")).fields["summary"]).toBe("Later");
    expect(
      Object.values(small.jira.state.issues).filter(({ key }) => key === "EXT-7"),
    ).toHaveLength(1);
  });

  it("keeps a status of the same name and another category apart", async () => {
    const small = smallJira();
    importIssue(small.jira, minimal);
    const status = { id: "9", name: "Erledigt", statusCategory: { key: "new" } };
    importIssue(small.jira, {
      ...minimal,
      id: "78",
      key: "EXT-8",
      fields: { ...minimal.fields, status },
    });
    expect((await read(small, "EXT-7")).fields.status.statusCategory.key).toBe("done");
    expect((await read(small, "EXT-8")).fields.status.statusCategory.key).toBe("new");
  });

  it("never takes the id of another issue", () => {
    const small = smallJira();
    const { id } = small.jira.admin.issue("OPS-1");
    importIssue(small.jira, { ...minimal, id });
    expect(small.jira.admin.issue(id).key).toBe("OPS-1");
    expect(small.jira.admin.issue("EXT-7").id).not.toBe(id);
  });

  it("can be worked with afterwards", async () => {
    const small = smallJira();
    importIssue(small.jira, minimal);
    const fields = { project: { key: "EXT" }, issuetype: { name: "Vorfall" }, summary: "Next" };
    const made = await small.send("POST", "/rest/api/3/issue", { body: { fields } });
    expect(made.body).toMatchObject({ key: "EXT-8" });
    const moved = { transition: { id: "11" } };
    expect(
      (await small.send("POST", "/rest/api/3/issue/EXT-8/transitions", { body: moved })).status,
    ).toBe(204);
  });

  it("refuses what is no issue", () => {
    expect(() => importIssue(smallJira().jira, { key: "EXT-1" })).toThrow();
  });
});

describeShared("real issues", () => {
  it("are all taken over and served with history and names", async () => {
    const small = smallJira();
    const folder = sharedPath("data", "jira", "issues");
    const files = readdirSync(folder).sort();
    for (const file of files) {
      const json = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Read;
      const { key } = importIssue(small.jira, json);
      const issue = await read(small, key);
      expect(issue.changelog.total).toBe(json.changelog.total);
      expect(issue.fields.status).toMatchObject({
        name: json.fields.status.name,
        statusCategory: { key: json.fields.status.statusCategory.key },
      });
      expect(issue.fields.resolution?.name).toBe(json.fields.resolution?.name);
      expect(issue.fields["summary"]).toBe(json.fields["summary"]);
    }
    expect(files.length).toBeGreaterThan(30);
  });

  it("in two files of one key are one issue, that of the later file", () => {
    const { jira } = smallJira();
    const load = (name: string): unknown =>
      JSON.parse(readFileSync(sharedPath("data", "jira", "issues", name), "utf8"));
    importIssue(jira, load("devlake-EE-1.json"));
    const { warnings } = importIssue(jira, load("devlake-EE-1-date.json"));
    expect(warnings).toContain("replaces EE-1, which was there");
  });
});
