import { readFileSync } from "node:fs";
import path from "node:path";
import { SWITCHES } from "../../site/profiles";

type Row = { readonly question: string; readonly named: string; readonly rest: readonly string[] };

const rows = (): readonly Row[] =>
  readFileSync(path.resolve(import.meta.dirname, "../../docs/open-questions.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (question|-)/u.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, question = "", named = "", ...rest]) => ({ question, named, rest }));

describe("the open questions", () => {
  it("are the switches of the local site, each one once", () => {
    const named = rows().flatMap((row) => /^`(\w+)`$/u.exec(row.named)?.[1] ?? []);

    expect([...named].sort()).toEqual([...SWITCHES].sort());
  });

  it("without a switch say why there is none", () => {
    const without = rows().filter(({ named }) => !named.startsWith("`"));

    expect(without.length).toBeGreaterThan(0);
    for (const { named } of without) expect(named).toMatch(/^none: .{20,}$/u);
  });

  it("all say what the app does and how a real site settles them", () => {
    for (const { question, rest } of rows()) {
      expect(question).toMatch(/\?$/u);
      const [does = "", experiment = ""] = rest;
      expect(does).not.toBe("");
      expect(experiment).not.toBe("");
    }
  });
});
