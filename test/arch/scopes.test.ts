import { readFileSync } from "node:fs";
import path from "node:path";
import { readerOf } from "../contract/answers";
import { findDocumented } from "../contract/documents";
import { walk } from "../contract/walk";
import { describeShared } from "../setup/shared";
import { scopesOfEvents } from "./forge-manifest";
import { type Call, expectScopesMatch } from "./least-scopes";
import { readManifest, ROOT } from "./read-manifest";
import { writtenCalls } from "./written-calls";

const { modules, permissions } = readManifest();
const events = modules.trigger.flatMap((one) => one.events);

describe("what the source asks of the products", () => {
  it("is read completely: each route has its call and its method", () => {
    const { calls, lost } = writtenCalls();

    expect(lost).toEqual([]);
    expect(calls.filter(({ method }) => method === "UNKNOWN")).toEqual([]);
    expect(calls.length).toBeGreaterThan(20);
  });
});

const isRest = ({ product }: Call): boolean => product === "jira" || product === "confluence";

const nameOf = ({ method, path: sent }: Call): string =>
  `${method} ${findDocumented(method, sent)?.template ?? sent}`;

const namesOf = (calls: readonly Call[]): readonly string[] =>
  [...new Set(calls.filter(isRest).map(nameOf))].sort();

/** The scopes of the manifest that one of these sets asks for. */
const grantedOf = (sets: readonly (readonly string[])[]): string => {
  const granted = sets.find((set) => set.every((scope) => permissions.scopes.includes(scope)));
  const named = (granted ?? []).map((scope) => `\`${scope}\``);
  return named.length === 0 ? "none" : named.join(", ");
};

/** The rows of the tables in a document whose first cell is code, with the cells apart by one space. */
const rowsOf = (file: string): readonly string[] =>
  readFileSync(path.join(ROOT, file), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.replaceAll(/ +/g, " "));

describeShared("the calls that the app makes when it is walked through", () => {
  let calls: Awaited<ReturnType<typeof walk>>;

  beforeAll(async () => {
    calls = await walk();
  }, 120_000);

  it("are those that the source writes, each of them, and no others", () => {
    expect(namesOf(calls)).toEqual(namesOf(writtenCalls().calls));
  });

  it("need the scopes of the manifest, with the events and the storage, and no fewer", () => {
    expectScopesMatch(permissions.scopes, calls, events);
  });

  it("stand in docs/contracts.md with their scopes and who reads the answer, and so do the events", () => {
    const asked = namesOf(calls).map((name) => {
      const [method = "", template = ""] = name.split(" ");
      const scopes = grantedOf(findDocumented(method, template)?.scopes ?? []);
      return `| \`${name}\` | ${scopes} | ${readerOf({ method, path: template })} |`;
    });
    const heard = [...events].sort().map((event) => {
      const scopes = grantedOf(scopesOfEvents().get(event) ?? []);
      return `| \`${event}\` | ${scopes} |`;
    });

    expect(rowsOf("docs/contracts.md")).toEqual([...asked, ...heard]);
  });
});
