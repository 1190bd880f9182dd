import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LEFT_OUT = new Set(["node_modules", ".git", ".site", "coverage", "dist"]);

/** How a gate went: green, and everything it said. */
export type Verdict = { readonly green: boolean; readonly said: string };

/** A copy of the project that may be spoilt. */
export type Tree = {
  /** Writes files of the copy, by their path from its root. */
  readonly plant: (files: Readonly<Record<string, string>>) => void;
  /** Changes a file of the copy. */
  readonly change: (file: string, edit: (text: string) => string) => void;
  /** Runs a script of package.json in the copy. */
  readonly npm: (script: string, ...rest: readonly string[]) => Verdict;
  /** Runs a tool of node_modules in the copy. */
  readonly npx: (tool: string, ...rest: readonly string[]) => Verdict;
};

const ENVIRONMENT = {
  ...process.env,
  NODE_ENV: undefined,
  POSTMORTEM_COUNTS: undefined,
  POSTMORTEM_SHARED: path.resolve(ROOT, process.env["POSTMORTEM_SHARED"] ?? "../shared"),
  FORCE_COLOR: "0",
  NO_COLOR: "1",
};

// Whole programs are type-checked here, on machines that have other work as well.
jest.setTimeout(600_000);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const run = (folder: string, program: string, words: readonly string[]): Verdict => {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    env: ENVIRONMENT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { green: status === 0, said: stdout + stderr };
};

const isCode = (file: string): boolean => /\.tsx?$/.test(file);

const copy = (code: boolean): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "gates-"));
  folders.push(folder);
  const filter = (file: string): boolean =>
    !LEFT_OUT.has(path.basename(file)) && (code || !isCode(file));
  cpSync(ROOT, folder, { recursive: true, filter });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  return folder;
};

/** A copy in the temporary folder, with the packages of this one; removed after the tests of the file. */
export const copyTree = (): Tree => treeIn(copy(true));

/**
 * The same without any TypeScript: for gates whose verdict on a planted file doesn't depend on the files beside it, which take
 * minutes to read.
 */
export const copyEmptyTree = (): Tree => treeIn(copy(false));

const treeIn = (folder: string): Tree => {
  const at = (file: string): string => path.join(folder, file);
  return {
    plant: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(at(file)), { recursive: true });
        writeFileSync(at(file), text);
      }
    },
    change: (file, edit) => {
      writeFileSync(at(file), edit(readFileSync(at(file), "utf8")));
    },
    npm: (script, ...rest) => run(folder, "npm", ["run", "--silent", script, "--", ...rest]),
    npx: (tool, ...rest) => run(folder, at(`node_modules/.bin/${tool}`), rest),
  };
};

const packageShape = z.object({ scripts: z.record(z.string(), z.string()) });

/** A script of package.json; throws when there is none. */
export const script = (name: string): string => {
  const { scripts } = packageShape.parse(
    JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")),
  );
  const found = scripts[name];
  if (found === undefined) throw new Error(`package.json has no script ${name}.`);
  return found;
};

/** The lines that have all of these words. */
export const linesWith = (said: string, ...words: readonly string[]): readonly string[] =>
  said.split("\n").filter((line) => words.every((word) => line.includes(word)));
