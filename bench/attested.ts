import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AdfNode } from "../src/contract/adf";
import { plainText, walk } from "../src/domain/adf";
import { tokensOf } from "../src/domain/recognise/tokens";
import type { Words } from "../src/domain/recognise/words";
import type { Example } from "./recognition";

/** Texts that words can be taken from: what stands over lists and tables, and everything. */
export type Source = { readonly titles: readonly string[]; readonly texts: readonly string[] };

const isTitle = (node: AdfNode): boolean => {
  if (node.type === "heading" || node.type === "tableHeader") return true;
  const text = plainText(node.content ?? []).trim();
  const bold = node.content?.every(({ marks }) => marks?.some(({ type }) => type === "strong"));
  return node.type === "paragraph" && (text.endsWith(":") || bold === true);
};

/** The texts of a document. */
export function sourceOf({ document }: Example): Source {
  const titles: string[] = [];
  for (const node of document.content)
    walk(node, (one) => {
      if (isTitle(one)) titles.push(plainText(one.content ?? []));
    });
  return { titles, texts: [plainText(document.content)] };
}

/** The texts of the templates in a folder of Markdown files. */
export function readTemplates(folder: string): readonly Source[] {
  return readdirSync(folder).map((name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    return { titles: text.match(/^(?:#+ |\||\W*\*\*|.*:$).*/gmu) ?? [], texts: [text] };
  });
}

/** Lists that are asked about headings and the like; the others are asked about items. */
const OF_TITLES: ReadonlySet<string> = new Set<keyof Words>([
  "promises",
  "whole",
  "work",
  "ahead",
  "urgent",
  "betterment",
  "perhaps",
  "lessons",
  "learned",
  "praise",
  "never",
  "incident",
  "done",
  "doing",
  "onward",
]);

/** Endings are no words that a text could have. */
const ENDINGS: ReadonlySet<string> = new Set<keyof Words>(["progressive", "preterite"]);

/** Only those entries of the lists that occur in one of the sources. */
export function attestedIn(words: Words, sources: readonly Source[]): Words {
  const titles = new Set(
    sources.flatMap((one) => one.titles.flatMap((text) => tokensOf(text, words))),
  );
  const texts = new Set(
    sources.flatMap((one) => one.texts.flatMap((text) => tokensOf(text, words))),
  );
  const seen = (entries: readonly string[], where: ReadonlySet<string>): readonly string[] =>
    entries.filter((entry) => entry.split(" ").every((word) => where.has(word)));
  const lists = Object.entries(words).filter(
    (entry): entry is [string, readonly string[]] =>
      Array.isArray(entry[1]) && !ENDINGS.has(entry[0]),
  );
  const columns = Object.entries(words.columns).map(([name, entries]) => [
    name,
    seen(entries, titles),
  ]);
  return {
    ...words,
    ...Object.fromEntries(
      lists.map(([name, entries]) => [name, seen(entries, OF_TITLES.has(name) ? titles : texts)]),
    ),
    columns: Object.fromEntries(columns) as Words["columns"],
  };
}
