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

const ROOT = path.resolve(import.meta.dirname, "../..");
const LEFT_OUT = new Set(["node_modules", ".git", ".site", "coverage", "dist"]);

/** How a gate went: green, and everything it said. */
export type Verdict = { readonly green: boolean; readonly said: string };

/** A copy of the project that may be spoilt. */
export type Tree = {
  /** Writes files of the copy, by their path from its root. */
  readonly plant: (files: Readonly<Record<string, string>>) => void;
  readonly read: (file: string) => string;
  /** Changes a file of the copy. */
  readonly change: (file: string, edit: (text: string) => string) => void;
  /** Takes back all that was planted or changed. */
  readonly restore: () => void;
  /** Runs a script of package.json in the copy. */
  readonly npm: (script: string, ...rest: readonly string[]) => Verdict;
  /** Runs a tool of node_modules in the copy. */
  readonly npx: (tool: string, ...rest: readonly string[]) => Verdict;
  readonly remove: () => void;
};

const ENVIRONMENT = { ...process.env, NODE_ENV: undefined, FORCE_COLOR: "0", NO_COLOR: "1" };

const run = (folder: string, program: string, words: readonly string[]): Verdict => {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    env: ENVIRONMENT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { green: status === 0, said: stdout + stderr };
};

/** A copy in the temporary folder, with the packages of this one. */
export const copyTree = (): Tree => {
  const folder = mkdtempSync(path.join(tmpdir(), "gates-"));
  const filter = (file: string): boolean => !LEFT_OUT.has(path.basename(file));
  cpSync(ROOT, folder, { recursive: true, filter });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  const before = new Map<string, string | undefined>();

  const at = (file: string): string => path.join(folder, file);
  const put = (file: string, text: string, old: string | undefined): void => {
    if (!before.has(file)) before.set(file, old);
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  return {
    plant: (files) => {
      for (const [file, text] of Object.entries(files)) put(file, text, undefined);
    },
    read: (file) => readFileSync(at(file), "utf8"),
    change: (file, edit) => {
      const old = readFileSync(at(file), "utf8");
      put(file, edit(old), old);
    },
    restore: () => {
      for (const [file, old] of before) {
        if (old === undefined) rmSync(at(file));
        else writeFileSync(at(file), old);
      }
      before.clear();
    },
    npm: (script, ...rest) => run(folder, "npm", ["run", "--silent", script, "--", ...rest]),
    npx: (tool, ...rest) => run(folder, at(`node_modules/.bin/${tool}`), rest),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
};
