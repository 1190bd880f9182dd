import { existsSync } from "node:fs";
import path from "node:path";
import { LANGUAGES } from "../src/domain/recognise/languages";
import type { Words } from "../src/domain/recognise/words";
import { attestedIn, readTemplates, sourceOf, type Source } from "./attested";
import { matchOf, readExamples, scoreOf, type Example, type Score } from "./recognition";
import { table } from "./table";

/** The least that is useful. */
const LEAST_F1 = 0.9;

const percent = (share: number): string => share.toFixed(3);

const rowOf = (name: string, { found, wrong, missed, ...shares }: Score): (string | number)[] => [
  name,
  found,
  wrong,
  missed,
  percent(shares.precision),
  percent(shares.recall),
  percent(shares.f1),
];

const TITLES = ["", "found", "wrong", "missed", "precision", "recall", "F1"];

function print(title: string, rows: readonly (readonly (string | number)[])[]): void {
  console.log(`${title}\n`);
  console.log(`${table(TITLES, rows)}\n`);
}

const KINDS = ["bullet", "numbered", "checkbox", "row"] as const;

function printByKind(examples: readonly Example[]): Score {
  const all = examples.map((example) => matchOf(example, LANGUAGES));
  const ofKind = KINDS.map((kind) => rowOf(kind, scoreOf(all, kind)));
  const whole = scoreOf(all);
  print("By kind", [...ofKind, rowOf("all", whole)]);
  return whole;
}

/** Each repository with only those words that another repository or a template has too: what a document of a stranger would get. */
function printLeavingOut(examples: readonly Example[], templates: readonly Source[]): void {
  const repositories = [...new Set(examples.map(({ repository }) => repository))];
  const parts = repositories.map((repository) => {
    const others = examples.filter((one) => one.repository !== repository).map(sourceOf);
    const words: readonly Words[] = LANGUAGES.map((one) =>
      attestedIn(one, [...others, ...templates]),
    );
    const own = examples.filter((one) => one.repository === repository);
    return { repository, matched: own.map((example) => matchOf(example, words)) };
  });
  print("Each repository with the words of the other repositories and of the templates", [
    ...parts.map(({ repository, matched }) => rowOf(repository, scoreOf(matched))),
    rowOf("all", scoreOf(parts.flatMap(({ matched }) => matched))),
  ]);
}

function printErrors(examples: readonly Example[]): void {
  for (const example of examples) {
    const { wrong, missed } = matchOf(example, LANGUAGES);
    if (wrong.length + missed.length > 0) console.log(example.file);
    for (const { rule, because, text } of wrong)
      console.log(`  wrong (${rule}: ${because}): ${text}`);
    for (const { text } of missed) console.log(`  missed: ${text}`);
  }
}

/** Prints how well follow-ups are recognised in real documents. With `--errors` each item that was not. */
function main(): void {
  const shared = path.resolve(process.env["POSTMORTEM_SHARED"] ?? "../shared");
  const folder = path.join(shared, "data/postmortems");
  if (!existsSync(folder)) throw new Error(`${folder} is missing. Set POSTMORTEM_SHARED.`);
  const examples = readExamples(folder);
  const { f1 } = printByKind(examples);
  printLeavingOut(examples, readTemplates(path.join(folder, "templates")));
  if (process.argv.includes("--errors")) printErrors(examples);
  const holds = f1 >= LEAST_F1;
  console.log(`F1 ${percent(f1)}, at least ${percent(LEAST_F1)}: ${holds ? "ok" : "UNDER"}`);
  if (!holds) process.exitCode = 1;
}

main();
