import { type ProductFace, SITE_URL } from "../../site/core";
import { describeShared } from "../setup/shared";
import { brokenContracts, watched } from "./watch";

const ANA = { kind: "user", accountId: "ana" } as const;

type Planted = {
  readonly sent?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly answered?: unknown;
};

const JSON_HEADERS = { Accept: "application/json", "Content-Type": "application/json" };

/** What is found when a product is asked this and answers that. */
const found = async (request: string, planted: Planted): Promise<readonly string[]> => {
  const { sent, headers = JSON_HEADERS, status = 200, answered } = planted;
  const [method = "", path = ""] = request.split(" ");
  const body = answered === undefined ? null : JSON.stringify(answered);
  const product = watched<ProductFace>({
    handle: () => Promise.resolve(new Response(body, { status })),
  });
  const asked = new Request(SITE_URL + path, {
    method,
    headers,
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });

  await product.handle(asked, ANA);

  return brokenContracts();
};

const aPage = { spaceId: "1", title: "P", body: { representation: "atlas_doc_format", value: "" } };

describe("an answer of a site", () => {
  it("is read by the model of its operation", async () => {
    const answered = { id: "1", key: "OPS-1", fields: {} };

    expect(await found("GET /rest/api/3/issue/OPS-1", { answered })).toEqual([]);
  });

  it("breaks the contract when the model cannot read it", async () => {
    const answered = { results: [{ id: 12, status: "complete" }] };

    expect(await found("GET /wiki/api/v2/tasks", { answered })).toEqual([
      expect.stringMatching(/^GET \/wiki\/api\/v2\/tasks answers: results\/0\/id .*string/),
    ]);
  });

  it("breaks the contract with a key that the real site does not give", async () => {
    const answered = { id: "1", key: "OPS-1", fields: {}, sumary: "Down" };

    expect(await found("GET /rest/api/3/issue/OPS-1", { answered })).toEqual([
      expect.stringMatching(/^GET .*OPS-1 answers: .*sumary/),
    ]);
  });

  it("breaks the contract in a field of an issue too", async () => {
    const answered = { issues: [{ id: "1", key: "OPS-1", fields: { status: { id: 3 } } }] };

    expect(await found("POST /rest/api/3/search/jql", { status: 200, answered })).toContainEqual(
      expect.stringMatching(/answers: OPS-1\/status\/id .*string/),
    );
  });

  it("breaks the contract when no model reads it, and none is known to be missing", async () => {
    expect(await found("GET /rest/api/3/field/search", { answered: { values: [] } })).toEqual([
      expect.stringContaining("answers what no model reads"),
    ]);
  });

  it("is looked at only when it succeeds", async () => {
    const refused = { status: 404, answered: { errorMessages: ["no"] } };

    expect(await found("GET /rest/api/3/issue/NO-1", refused)).toEqual([]);
  });
});

describeShared("an answer of a site, by Atlassian's documents", () => {
  it("is held against the document where there is no model", async () => {
    const right = [{ id: "1", name: "Done", description: "", self: SITE_URL }];
    const wrong = [{ id: 1 }];

    expect(await found("GET /rest/api/3/resolution", { answered: right })).toEqual([]);
    expect(await found("GET /rest/api/3/resolution", { answered: wrong })).toEqual([
      "GET /rest/api/3/resolution answers: /0/id must be string",
    ]);
  });

  it("breaks the contract with a success that is not documented", async () => {
    const link = { type: { name: "Relates" }, inwardIssue: { id: "1" }, outwardIssue: { id: "2" } };

    expect(await found("POST /rest/api/3/issueLink", { sent: link, status: 204 })).toEqual([
      "POST /rest/api/3/issueLink answers 204: not documented",
    ]);
  });
});

describeShared("a request of the app", () => {
  const broken = async (request: string, sent?: unknown): Promise<readonly string[]> =>
    found(request, { sent, status: 400 });

  it("keeps the contract when it is as documented", async () => {
    expect(await broken("GET /rest/api/3/issue/OPS-1?fields=*all&expand=names,changelog")).toEqual(
      [],
    );
    expect(await broken("POST /wiki/api/v2/pages?private=true", aPage)).toEqual([]);
  });

  it.each([
    [
      "a media type that is not documented",
      { "Content-Type": "text/plain" },
      /Content-Type text\/plain: .*json/,
    ],
    ["no media type for its body", {}, /Content-Type text\/plain.*: is one of application\/json/],
    [
      "a wish for what is not answered",
      { ...JSON_HEADERS, Accept: "text/html, image/*" },
      /Accept text\/html, image\/\*: application\/json is answered/,
    ],
  ])("breaks the contract with %s", async (_, headers, what) => {
    const planted = { sent: aPage, headers, status: 400 };

    expect(await found("POST /wiki/api/v2/pages", planted)).toEqual([expect.stringMatching(what)]);
  });

  it.each(["*/*", "application/*;q=0.5, text/html", "application/json; charset=utf-8"])(
    "keeps the contract with Accept: %s",
    async (accept) => {
      const planted = { sent: aPage, headers: { ...JSON_HEADERS, Accept: accept }, status: 400 };

      expect(await found("POST /wiki/api/v2/pages", planted)).toEqual([]);
    },
  );

  it.each([
    ["an operation", "GET /rest/api/3/issue/OPS-1/nothing", undefined, "is not documented"],
    ["a method", "POST /wiki/api/v2/pages/12", aPage, "is not documented"],
    ["a product", "GET /rest/api/2/issue/OPS-1", undefined, "is not documented"],
    [
      "a parameter",
      "GET /rest/api/3/issue/OPS-1?feilds=summary",
      undefined,
      "/query must NOT have additional properties feilds",
    ],
    [
      "a value of a parameter",
      "GET /wiki/api/v2/tasks?status=finished",
      undefined,
      "/query/status must be equal to one of the allowed values",
    ],
    [
      "a property of the body",
      "POST /wiki/api/v2/pages",
      { ...aPage, titel: "P" },
      "/requestBody must NOT have additional properties titel",
    ],
    [
      "a property deep in the body",
      "POST /rest/api/3/permissions/check",
      { projectPermissions: [{ permissions: [], project: [1] }] },
      "/requestBody/projectPermissions/0 must NOT have additional properties project",
    ],
    [
      "a value in the body",
      "PUT /wiki/api/v2/tasks/12",
      { status: "done" },
      "/requestBody/status must be equal to one of the allowed values",
    ],
  ])("breaks the contract with %s that Atlassian does not know", async (_, request, sent, what) => {
    expect(await broken(request, sent)).toContainEqual(`${request} ${what}`);
  });
});
