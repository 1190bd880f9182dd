import { costOf } from "../../bench/cost";

type Call = Parameters<typeof costOf>[0][number];

const aCall = (overrides: Partial<Call> = {}): Call => ({
  product: "jira",
  method: "GET",
  path: "/rest/api/3/myself",
  invocation: "one",
  depth: 1,
  points: 1,
  status: 200,
  ...overrides,
});

const kvs = (path: string): Call => aCall({ product: "kvs", method: "POST", path, points: 0 });

it("counts REST calls of both products, and queue pushes apart", () => {
  const calls = [aCall(), aCall({ product: "confluence" }), aCall({ product: "queue" })];

  expect(costOf(calls, 2)).toMatchObject({ runs: 2, rest: 2, pushes: 1 });
});

it.each(["/api/v1/get", "/api/v1/entity/get", "/api/v1/batch/get", "/api/v1/entity/query"])(
  "counts %s as a storage read",
  (path) => {
    expect(costOf([kvs(path)], 1)).toMatchObject({ rest: 0, kvsReads: 1, kvsWrites: 0 });
  },
);

it.each(["/api/v1/set", "/api/v1/entity/set", "/api/v1/entity/delete", "/api/v1/transaction"])(
  "counts %s as a storage write",
  (path) => {
    expect(costOf([kvs(path)], 1)).toMatchObject({ kvsReads: 0, kvsWrites: 1 });
  },
);

it("tells new links from every other call", () => {
  const calls = [
    aCall({ method: "POST", path: "/rest/api/3/issueLink" }),
    aCall({ method: "GET", path: "/rest/api/3/issueLink/5" }),
    aCall({ method: "GET", path: "/rest/api/3/issueLinkType" }),
  ];

  expect(costOf(calls, 1)).toMatchObject({ rest: 3, links: 1, restBesideLinks: 2 });
});

it("takes the depth of the deepest run, with and without storage", () => {
  const calls = [
    aCall({ depth: 2 }),
    aCall({ depth: 2 }),
    { ...kvs("/api/v1/set"), depth: 3 },
    aCall({ depth: 4 }),
    aCall({ invocation: "two", depth: 1 }),
  ];

  expect(costOf(calls, 2)).toMatchObject({ depth: 4, restDepth: 2 });
});

it("adds up points and what was answered 429", () => {
  const calls = [aCall({ points: 2 }), aCall({ points: 3, status: 429 })];

  expect(costOf(calls, 1)).toMatchObject({ points: 5, refused: 1 });
});

it("costs nothing when nothing was called", () => {
  expect(costOf([], 0)).toMatchObject({ runs: 0, rest: 0, depth: 0, restDepth: 0 });
});
