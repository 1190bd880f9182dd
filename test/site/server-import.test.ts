import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles } from "../../site/server/import-files";
import { serveCompany } from "./server-setup";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

const anIssue = (number: number): object => ({
  id: String(77_000 + number),
  key: `EXT-${number}`,
  fields: {
    summary: `Imported ${number}`,
    project: { id: "7700", key: "EXT", name: "Elsewhere" },
    issuetype: { id: "7701", name: "Outage", subtask: false },
    status: { id: "7702", name: "Gelöst", statusCategory: { id: 3, key: "done", name: "Done" } },
    created: "2026-11-01T10:00:00.000+0000",
    updated: "2026-11-02T10:00:00.000+0000",
  },
});

describe("importFiles", () => {
  it("takes one issue, a list, and an answer of Jira's search", () => {
    const { site } = serveCompany();

    const said = importFiles(site.jira, [
      fileOf("one.json", anIssue(1)),
      fileOf("list.json", [anIssue(2)]),
      fileOf("search.json", { issues: [anIssue(3)] }),
    ]);

    expect(said.map((line) => line.slice(0, "EXT-1 imported".length))).toEqual([
      "EXT-1 imported",
      "EXT-2 imported",
      "EXT-3 imported",
    ]);
    expect(site.jira.admin.issue("EXT-3").summary).toBe("Imported 3");
  });

  it("says of a bad file what is wrong, and goes on with the next", () => {
    const { site } = serveCompany();

    const said = importFiles(site.jira, [
      fileOf("broken.json", "{"),
      fileOf("other.json", { hello: 1 }),
      join(folder, "missing.json"),
      fileOf("good.json", anIssue(4)),
    ]);

    expect(said).toHaveLength(4);
    expect(said[1]).toContain("no Jira issue");
    expect(said[2]).toContain("missing.json");
    expect(said[3]).toContain("EXT-4 imported");
  });
});
