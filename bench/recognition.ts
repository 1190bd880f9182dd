import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import type { AdfDocument } from "../src/contract/adf";
import type { Kind } from "../src/domain/recognise/candidate";
import { followUpsIn, type Proposal } from "../src/domain/recognise/recognise";
import type { Words } from "../src/domain/recognise/words";

export type Label = {
  readonly text: string;
  readonly kind: Kind;
  readonly done: boolean;
  readonly link: string | null;
};

export type Example = {
  readonly file: string;
  readonly repository: string;
  readonly document: AdfDocument;
  readonly labels: readonly Label[];
};

type RawLabel = Omit<Label, "kind"> & { readonly kind: keyof typeof KINDS };
type RawExample = { readonly file: string; readonly items: readonly RawLabel[] };

const KINDS = {
  bullet: "bullet",
  ordered: "numbered",
  checkbox: "checkbox",
  table: "row",
} as const;

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** The labelled documents of a folder that holds `labels.json` and `adf/`. */
export function readExamples(folder: string): readonly Example[] {
  const files = readdirSync(path.join(folder, "adf"));
  return (readJson(path.join(folder, "labels.json")) as readonly RawExample[]).map(
    ({ file, items }) => {
      const name = path.basename(file, ".md");
      const adf = files.find((one) => one === `${name}.json` || one.endsWith(`--${name}.json`));
      if (adf === undefined) throw new Error(`${file} has labels but no document`);
      return {
        file,
        repository: file.split("--")[0] ?? file,
        document: readJson(path.join(folder, "adf", adf)) as AdfDocument,
        labels: items.map((item) => ({ ...item, kind: KINDS[item.kind] })),
      };
    },
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of two texts is the same, from 0 to 1: the words that both have, of all words that either has. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const rest = [...wordsOf(b)];
  const all = Math.max(left.length, rest.length);
  const shared = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return all === 0 ? Number(a === b) : shared.length / all;
}

/** From here on two texts are the same item: a link's address or a mark may be written out in one and not in the other. */
const SAME = 0.8;

export type Pair = { readonly label: Label; readonly proposal: Proposal };
export type Matched = {
  readonly pairs: readonly Pair[];
  readonly missed: readonly Label[];
  readonly wrong: readonly Proposal[];
};

/** Each label with at most one proposal and the other way round, the most alike first. */
export function match(labels: readonly Label[], proposals: readonly Proposal[]): Matched {
  const options = labels
    .flatMap((label) =>
      proposals.map((proposal) => ({ label, proposal, like: likeness(label.text, proposal.text) })),
    )
    .filter(({ like }) => like >= SAME)
    .sort((a, b) => b.like - a.like);
  const pairs: Pair[] = [];
  for (const { label, proposal } of options)
    if (!pairs.some((pair) => pair.label === label || pair.proposal === proposal))
      pairs.push({ label, proposal });
  return {
    pairs,
    missed: labels.filter((label) => !pairs.some((pair) => pair.label === label)),
    wrong: proposals.filter((proposal) => !pairs.some((pair) => pair.proposal === proposal)),
  };
}

/** What the recogniser finds in an example, beside what a careful reader found. Settings name no heading. */
export const matchOf = ({ document, labels }: Example, languages: readonly Words[]): Matched =>
  match(labels, followUpsIn(document, { headings: [], languages }));

export type Score = {
  readonly found: number;
  readonly wrong: number;
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

const share = (part: number, of: number): number => (of === 0 ? 1 : part / of);

/** The score over several documents; of one kind only when it is given. */
export function scoreOf(all: readonly Matched[], kind?: Kind): Score {
  const counted = (one: { readonly kind: Kind }): boolean =>
    kind === undefined || one.kind === kind;
  const found = all.flatMap(({ pairs }) => pairs).filter(({ label }) => counted(label)).length;
  const wrong = all.flatMap((one) => one.wrong).filter(counted).length;
  const missed = all.flatMap((one) => one.missed).filter(counted).length;
  return {
    found,
    wrong,
    missed,
    precision: share(found, found + wrong),
    recall: share(found, found + missed),
    f1: share(2 * found, 2 * found + wrong + missed),
  };
}
