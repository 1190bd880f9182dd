/** A violation: what it is, the file that has it, its text, and the word by which the gate names it. */
export type Plant = {
  readonly of: string;
  readonly file: string;
  readonly text: string;
  readonly said: string;
};

const plant = (
  of: string,
  file: string,
  [said, ...lines]: readonly [string, ...string[]],
): Plant => ({
  of,
  file,
  said,
  text: `${lines.join("\n")}\n`,
});

const FOUR_PARAMETERS = "export const f = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d;";

export const LINT: readonly Plant[] = [
  plant("console", "src/domain/planted-a.ts", ["no-console", "console.log(1);"]),
  plant("any", "src/usecases/planted-b.ts", [
    "@typescript-eslint/no-explicit-any",
    "export const f = (x: any): unknown => x;",
  ]),
  plant("a lost promise", "src/entry/planted-c.ts", [
    "@typescript-eslint/no-floating-promises",
    "Promise.resolve(1);",
  ]),
  plant("a cast where decisions are made", "src/domain/planted-d.ts", [
    "@typescript-eslint/consistent-type-assertions",
    "export const f = (x: unknown): string => x as string;",
  ]),
  plant("the real clock", "src/usecases/planted-e.ts", [
    "no-restricted-properties",
    "export const f = (): number => Date.now();",
  ]),
  plant("a mock", "test/domain/planted-f.test.ts", [
    "no-restricted-properties",
    'jest.mock("node:fs");',
  ]),
  plant("many parameters", "site/planted-g.ts", ["max-params", FOUR_PARAMETERS]),
  plant("a hook under a condition", "static/planted-h.tsx", [
    "react-hooks/rules-of-hooks",
    'import { useState } from "react";',
    "export const F = ({ on }: { readonly on: boolean }): string => {",
    "  if (on) useState(1);",
    '  return "";',
    "};",
  ]),
  plant("an image without words", "site/web/planted-i.tsx", [
    "jsx-a11y/alt-text",
    'import type { ReactNode } from "react";',
    'export const F = (): ReactNode => <img src="a.png" />;',
  ]),
  plant("a rule switched off in the file", "bench/planted-j.ts", [
    "max-params",
    "/* eslint-disable max-params */",
    FOUR_PARAMETERS,
  ]),
  plant("an interface", "src/ports/planted-k.ts", [
    "@typescript-eslint/consistent-type-definitions",
    "export interface F { readonly a: 1 }",
  ]),
];

const wrongType = (file: string): Plant =>
  plant(file, file, ["TS2322", 'export const planted: number = "text";']);

/** By the tsconfig that has to see them. */
export const TYPES: readonly (readonly [project: string, readonly Plant[]])[] = [
  [
    "test",
    ["src/domain/planted.ts", "site/planted.ts", "bench/planted.ts", "test/domain/planted.ts"].map(
      wrongType,
    ),
  ],
  ["static", [wrongType("static/planted.tsx"), wrongType("src/contract/planted.ts")]],
  ["site/web", [wrongType("site/web/planted.tsx")]],
];

const imports = (of: string, file: string, [rule, to]: readonly [string, string]): Plant =>
  plant(of, file, [`${rule}: ${file} → `, `export * from "${to}";`]);

export const LAYERS: readonly Plant[] = [
  imports("a decision that calls a use case", "src/domain/planted-a.ts", [
    "not-in-allowed",
    "../usecases/planted-target",
  ]),
  imports("a decision that uses a package", "src/domain/planted-b.ts", ["not-in-allowed", "zod"]),
  imports("a use case that knows an adapter", "src/usecases/planted-c.ts", [
    "not-in-allowed",
    "../adapters/planted-target",
  ]),
  imports("one adapter that knows another", "src/adapters/jira/planted-d.ts", [
    "not-in-allowed",
    "../confluence/planted-target",
  ]),
  imports("a screen that decides", "static/planted-e.ts", [
    "not-in-allowed",
    "../src/domain/planted-target",
  ]),
  imports("the app that knows the site", "src/entry/planted-f.ts", [
    "app-without-site",
    "../../site/planted-target",
  ]),
  imports("a screen that knows the site", "static/planted-g.ts", [
    "app-without-site",
    "../site/planted-target",
  ]),
  imports("the site that knows the app", "site/planted-h.ts", [
    "site-without-app",
    "../src/domain/planted-target",
  ]),
  imports("the site's pages that know a screen beside the document", "site/web/planted-i.ts", [
    "not-in-allowed",
    "../../static/planted-target",
  ]),
  imports("a new folder that nobody opened", "src/helpers/planted-j.ts", [
    "not-in-allowed",
    "../domain/planted-target",
  ]),
  imports("a development package in the app", "src/adapters/jira/planted-k.ts", [
    "no-development-packages",
    "cheerio",
  ]),
  imports("a circle", "src/domain/planted-l.ts", ["no-circular", "./planted-m"]),
];

export const LAYER_TARGETS: Readonly<Record<string, string>> = {
  "src/domain/planted-m.ts": 'export * from "./planted-l";\n',
  ...Object.fromEntries(
    ["src/domain", "src/usecases", "src/adapters", "src/adapters/confluence", "static", "site"].map(
      (folder) => [`${folder}/planted-target.ts`, "export const target = 1;\n"],
    ),
  ),
};

/** Path → text, as a tree wants them. */
export const textOf = (plants: readonly Plant[]): Readonly<Record<string, string>> =>
  Object.fromEntries(plants.map(({ file, text }) => [file, text]));
