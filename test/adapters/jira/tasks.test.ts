import { jiraTasks } from "../../../src/adapters/jira/tasks";
import { issueId, pageId } from "../../../src/domain/ids";
import { answering, type Asked } from "../../builders/answering";

const SITE = { url: "https://example.atlassian.net" };

const isAskedFor = ({ body }: Asked, token: string): boolean =>
  JSON.stringify(body).includes(`"nextPageToken":"${token}"`);

const askedFor = ({ body }: Asked): readonly string[] =>
  typeof body === "object" && body !== null && "issueIdsOrKeys" in body
    ? (body.issueIdsOrKeys as readonly string[])
    : [];

const wireTask = (id: string) => ({
  id,
  key: `OPS-${id}`,
  fields: {
    summary: "Add an alert",
    project: { id: "100", key: "OPS" },
    status: { id: "1", name: "To Do" },
  },
  properties: { postmortem_follow_up: { page: "77", line: `line-${id}` } },
});

describe("the tasks of a page", () => {
  it("are found on every page of the search, however short Jira makes them", async () => {
    const send = answering((asked) => {
      if (asked.path.startsWith("/rest/api/3/search/jql")) {
        if (isAskedFor(asked, "second"))
          return { json: { issues: [{ id: "3" }], nextPageToken: null, isLast: true } };
        return {
          json: { issues: [{ id: "1" }, { id: "2" }], nextPageToken: "second", isLast: false },
        };
      }
      if (asked.path.startsWith("/rest/api/3/issue/bulkfetch"))
        return { json: { issues: askedFor(asked).map(wireTask), issueErrors: [] } };
      return { json: { id: "10", key: "OPS-10", fields: { issuelinks: [] } } };
    });

    const found = await jiraTasks(send, SITE).ofPage(pageId("77"), issueId("10"));

    expect(found.map(({ key }) => key)).toEqual(["OPS-1", "OPS-2", "OPS-3"]);
  });
});

describe("many tasks", () => {
  it("are read a hundred at once, as many as Jira gives", async () => {
    const portions: number[] = [];
    const send = answering((asked) => {
      portions.push(askedFor(asked).length);
      return { json: { issues: askedFor(asked).map(wireTask), issueErrors: [] } };
    });
    const ids = Array.from({ length: 205 }, (_, at) => issueId(String(at + 1)));

    const read = await jiraTasks(send, SITE).read(ids);

    expect(portions).toEqual([100, 100, 5]);
    expect(read.map(({ id }) => id)).toEqual(ids);
  });
});
