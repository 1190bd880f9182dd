import { type Answered, documentProblems } from "../contract/answers";
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
type Told = Answered & { readonly request: string };

/** Asks Confluence of everything that the site has, and gives all that it answers. */
async function everyAnswer(): Promise<readonly Told[]> {
  const { call, clock, space, confluence } = confluenceWorld();
  const told: Told[] = [];
  const ask = async ([request, sent]: Asked, actor = anna) => {
    const [method = "", path = ""] = request.split(" ");
    const { status, body } = await call(actor, request, sent);
    const whole = path.startsWith("/wiki") ? path : `/wiki/api/v2${path}`;
    const empty = Object.keys(body).length === 0;
    told.push({ request, method, path: whole, status, body: empty ? undefined : body });
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
  return told;
}

describeShared("what Confluence answers", () => {
  it("is what Atlassian documents, operation by operation", async () => {
    const wrong: string[] = [];
    for (const { request, ...answer } of await everyAnswer()) {
      const problems = await documentProblems(answer);
      wrong.push(...problems.map((problem) => `${request} ${problem}`));
      if (answer.status >= 300) wrong.push(`${request} answers ${answer.status}`);
    }

    expect(wrong).toEqual([]);
  });
});

/** Every id in a value, by the name of its key. */
function idsIn(value: unknown): readonly (readonly [name: string, id: unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    ...(/^id$|Id$/u.test(name) ? [[name, inner] as const] : []),
    ...idsIn(inner),
  ]);
}

describe("an id that Confluence answers", () => {
  it("is a text, whatever it is of", async () => {
    const found = (await everyAnswer()).flatMap(({ request, body }) =>
      idsIn(body).map(([name, id]) => ({ request, name, id })),
    );

    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["id", "localId", "spaceId", "pageId", "parentId", "authorId"]),
    );
    // Null says that there is none: a page on top of its space has no parent.
    expect(found.filter(({ id }) => id !== null && typeof id !== "string")).toEqual([]);
  });
});
