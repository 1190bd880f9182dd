import { documentProblems } from "../contract/answers";
import { describeShared } from "../setup/shared";
import {
  ANNA,
  adf,
  anna,
  app,
  confluenceWorld,
  doc,
  paragraph,
  task,
  taskList,
} from "./confluence-world";

/** Everything that a page can bring along. */
const EVERYTHING = "labels properties operations likes versions"
  .split(" ")
  .map((one) => `include-${one}=true`)
  .join("&");

const FORMAT = "body-format=atlas_doc_format";

type Asked = readonly [request: string, body?: unknown];

describeShared("what Confluence answers", () => {
  it("is what Atlassian documents, operation by operation", async () => {
    const { call, clock, space, confluence } = confluenceWorld();
    const wrong: string[] = [];
    const ask = async ([request, sent]: Asked, actor = anna) => {
      const [method = "", path = ""] = request.split(" ");
      const { status, body } = await call(actor, request, sent);
      const whole = path.startsWith("/wiki") ? path : `/wiki/api/v2${path}`;
      const empty = Object.keys(body).length === 0;
      const answer = { method, path: whole, status, body: empty ? undefined : body };
      const problems = await documentProblems(answer);
      wrong.push(...problems.map((problem) => `${request} ${problem}`));
      if (status >= 300) wrong.push(`${request} answers ${status}`);
      return body;
    };

    const body = adf(doc(paragraph("x"), taskList(task("a", "Add an alert"))));
    const { id } = await ask(["POST /pages", { spaceId: space.id, title: "P", body }]);
    confluence.admin.addPage({ spaceId: space.id, title: "Child", authorId: ANNA, parentId: id });
    confluence.people.addLabel(ANNA, id, "postmortem");
    await clock.advance(1_000);
    const property = await ask([`POST /pages/${id}/properties`, { key: "k", value: { a: 1 } }]);
    const [box] = (await ask([`GET /tasks?${FORMAT}`])).results;
    const update = { id, status: "current", title: "P", body, version: { number: 2 } };
    const next = { key: "k", value: 2, version: { number: 2 } };
    const mayRead = { subject: { type: "user", identifier: ANNA }, operation: "read" };
    const asked: readonly Asked[] = [
      [`GET /pages?${FORMAT}`],
      [`GET /pages/${id}?${FORMAT}&${EVERYTHING}`],
      [`PUT /pages/${id}`, update],
      [`PUT /pages/${id}/title`, { status: "current", title: "Q" }],
      [`GET /pages/${id}/versions?${FORMAT}`],
      [`GET /pages/${id}/versions/2`],
      [`GET /pages/${id}/operations`],
      [`GET /pages/${id}/children`],
      [`GET /pages/${id}/direct-children`],
      [`GET /pages/${id}/ancestors`],
      [`GET /pages/${id}/labels`],
      [`GET /pages/${id}/properties`],
      [`GET /pages/${id}/properties/${property.id}`],
      [`PUT /pages/${id}/properties/${property.id}`, next],
      [`DELETE /pages/${id}/properties/${property.id}`],
      ["GET /spaces"],
      [`GET /spaces/${space.id}?include-operations=true`],
      [`GET /spaces/${space.id}/pages`],
      [`GET /spaces/${space.id}/operations`],
      [`GET /tasks/${box!.id}`],
      [`PUT /tasks/${box!.id}`, { status: "complete" }],
      ["POST /users-bulk", { accountIds: [ANNA] }],
      ["GET /wiki/rest/api/user/current"],
      [`GET /wiki/rest/api/user?accountId=${ANNA}`],
      [`POST /wiki/rest/api/content/${id}/permission/check`, mayRead],
      [`GET /wiki/rest/api/content/${id}/restriction`],
      ["GET /wiki/rest/api/search?cql=type%3Dpage"],
      [`DELETE /pages/${id}`],
    ];
    for (const one of asked) await ask(one);
    const byApp: readonly Asked[] = [
      ["PUT /app/properties/k", { a: 1 }],
      ["GET /app/properties"],
      ["GET /app/properties/k"],
      ["DELETE /app/properties/k"],
    ];
    for (const one of byApp) await ask(one, app);

    expect(wrong).toEqual([]);
  });
});
