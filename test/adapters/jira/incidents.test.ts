import { jiraIncidents } from "../../../src/adapters/jira/incidents";
import { issueId } from "../../../src/domain/ids";
import type { Incident } from "../../../src/domain/incident";
import { answering, type Asked } from "../../builders/answering";

const SITE = { url: "https://example.atlassian.net" };

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 0, minute)).toISOString();

const historyAt = (n: number) => ({
  id: String(n),
  created: at(n),
  items: [{ field: "priority", fieldId: "priority", fromString: `${n}`, toString: `${n + 1}` }],
});

const commentAt = (n: number) => ({ created: at(n), body: "Looking into it" });

const upTo = <T>(count: number, one: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => one(n));

const issue = (more: object, fields: object = {}) => ({
  id: "10012",
  key: "INC-12",
  fields: {
    summary: "Checkout down",
    project: { id: "100", key: "INC" },
    issuetype: { id: "1", name: "Incident" },
    status: { id: "3", name: "Done" },
    created: at(0),
    ...fields,
  },
  ...more,
});

const startIn = ({ path }: Asked): number => Number(/startAt=(\d+)/u.exec(path)?.[1]);

const NO_COMMENTS = { comment: { comments: [], total: 0 } };

const read = (tell: Parameters<typeof answering>[0]): Promise<Incident> =>
  jiraIncidents(answering(tell), SITE).get(issueId("10012"), undefined);

describe("an incident", () => {
  it("has its whole history, also where the total in its answer counts the newest hundred alone", async () => {
    const all = upTo(250, historyAt);
    const newest = all.slice(-100).reverse();
    const { history } = await read((asked) => {
      if (!asked.path.includes("/changelog?")) {
        const changelog = { total: 100, maxResults: 100, histories: newest };
        return { json: issue({ changelog }, NO_COMMENTS) };
      }
      const start = startIn(asked);
      const values = all.slice(start, start + 100);
      return { json: { values, total: values.length, isLast: start + 100 >= all.length } };
    });

    expect(history.map(({ from }) => from)).toEqual(all.map(({ id }) => id));
  });

  it("knows people from programs", async () => {
    const reporter = { accountId: "ana", displayName: "Ana", accountType: "atlassian" };
    const assignee = { accountId: "bot", displayName: "Automation", accountType: "app" };

    const known = await read(() => ({ json: issue({}, { ...NO_COMMENTS, reporter, assignee }) }));

    expect(known.reporter).toEqual({ accountId: "ana", name: "Ana" });
    expect(known.assignee).toEqual({ accountId: "bot", name: "Automation", isApp: true });
  });

  it("knows whom no page can mention", async () => {
    const reporter = { accountId: "qm:1", displayName: "Carl", accountType: "customer" };
    const assignee = { accountId: "unknown", displayName: "Former user" };

    const known = await read(() => ({ json: issue({}, { ...NO_COMMENTS, reporter, assignee }) }));

    expect(known.reporter).toMatchObject({ name: "Carl", isOutside: true });
    expect(known.assignee).toMatchObject({ name: "Former user", isOutside: true });
  });

  it("has its comments from the list where its answer leaves them out", async () => {
    const all = upTo(130, commentAt);
    const { comments } = await read((asked) => {
      if (!asked.path.includes("/comment?")) return { json: issue({}) };
      const start = startIn(asked);
      return { json: { comments: all.slice(start, start + 50), total: all.length } };
    });

    expect(comments.map((comment) => comment.at)).toEqual(all.map(({ created }) => created));
  });

  it("has no comments, without another question, when its answer says so", async () => {
    const asked: string[] = [];
    const { comments } = await read(({ path }) => {
      asked.push(path);
      return { json: issue({}, NO_COMMENTS) };
    });

    expect(comments).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
