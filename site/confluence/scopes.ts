type OperationScopes = {
  readonly method: string;
  readonly pattern: RegExp;
  /** Alternatives: one list has to be granted in full. */
  readonly scopes: readonly (readonly string[])[];
};

const READ = ["read:page:confluence"];
const WRITE = ["write:page:confluence"];
const READ_WRITE = [...READ, ...WRITE];
const DETAILS = ["read:content-details:confluence"];

/** An operation of v2, by its path below `/wiki/api/v2`, with `*` for an id. */
const v2 = (method: string, path: string, scopes: readonly string[]): OperationScopes => ({
  method,
  pattern: new RegExp(`^/wiki/api/v2${path.replaceAll("*", "[^/]+")}$`),
  scopes: [scopes],
});

const v1 = (method: string, path: string, scopes: OperationScopes["scopes"]): OperationScopes => ({
  method,
  pattern: new RegExp(`^/wiki/rest/api${path.replaceAll("*", "[^/]+")}$`),
  scopes,
});

/** The scopes of every operation that the local site has, as Atlassian's OpenAPI documents name them. */
export const CONFLUENCE_SCOPES: readonly OperationScopes[] = [
  v2("GET", "/pages", READ),
  v2("POST", "/pages", WRITE),
  v2("GET", "/pages/*", READ),
  v2("PUT", "/pages/*", WRITE),
  v2("DELETE", "/pages/*", ["delete:page:confluence"]),
  v2("PUT", "/pages/*/title", WRITE),
  v2("GET", "/pages/*/operations", READ),
  v2("GET", "/pages/*/versions", READ),
  v2("GET", "/pages/*/versions/*", READ),
  v2("GET", "/pages/*/children", READ),
  v2("GET", "/pages/*/direct-children", ["read:hierarchical-content:confluence"]),
  v2("GET", "/pages/*/ancestors", ["read:content.metadata:confluence"]),
  v2("GET", "/pages/*/labels", READ),
  v2("GET", "/pages/*/properties", READ),
  v2("POST", "/pages/*/properties", READ_WRITE),
  v2("GET", "/pages/*/properties/*", READ),
  v2("PUT", "/pages/*/properties/*", READ_WRITE),
  v2("DELETE", "/pages/*/properties/*", READ_WRITE),
  v2("GET", "/spaces", ["read:space:confluence"]),
  v2("GET", "/spaces/*", ["read:space:confluence"]),
  v2("GET", "/spaces/*/operations", ["read:space:confluence"]),
  v2("GET", "/spaces/*/pages", READ),
  v2("GET", "/tasks", ["read:task:confluence"]),
  v2("GET", "/tasks/*", ["read:task:confluence"]),
  v2("PUT", "/tasks/*", ["write:task:confluence"]),
  v2("POST", "/users-bulk", ["read:user:confluence"]),
  v2("GET", "/app/properties", ["read:app-data:confluence"]),
  v2("GET", "/app/properties/*", ["read:app-data:confluence"]),
  v2("PUT", "/app/properties/*", ["write:app-data:confluence"]),
  v2("DELETE", "/app/properties/*", ["write:app-data:confluence"]),
  v1("GET", "/user/current", [["read:confluence-user"], DETAILS]),
  v1("GET", "/user", [["read:confluence-user"], DETAILS]),
  v1("POST", "/content/*/permission/check", [
    ["read:confluence-content.permission"],
    ["read:content.permission:confluence"],
  ]),
  v1("GET", "/content/*/restriction", [["read:confluence-content.all"], DETAILS]),
  v1("GET", "/search", [["search:confluence"], DETAILS]),
];

/** The scopes that a request needs, as alternatives; empty for an operation that the local site does not have. */
export function neededScopes(method: string, path: string): readonly (readonly string[])[] {
  const bare = path.split("?")[0] ?? "";
  return (
    CONFLUENCE_SCOPES.find((one) => one.method === method && one.pattern.test(bare))?.scopes ?? []
  );
}
