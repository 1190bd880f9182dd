import { existsSync } from "node:fs";
import path from "node:path";

/** Where Atlassian's documents and the examples lie; undefined when this machine has none. */
const sharedFolder = (): string | undefined => {
  const root = path.resolve(import.meta.dirname, "../..");
  const folder = path.resolve(root, process.env["POSTMORTEM_SHARED"] ?? "../shared");
  if (existsSync(folder)) return folder;
  if (process.env["CI"]) throw new Error(`${folder} is missing. Set POSTMORTEM_SHARED.`);
  return undefined;
};

/** Whether there is a shared folder. Throws in CI when there is none. */
export const hasShared = (): boolean => sharedFolder() !== undefined;

/** The path of a shared file or folder. Throws when it is missing: ask inside `describeShared`. */
export const sharedPath = (...parts: readonly string[]): string => {
  const folder = sharedFolder();
  if (folder === undefined) throw new Error("There is no shared folder. Set POSTMORTEM_SHARED.");
  return path.join(folder, ...parts);
};

/** `describe` for what needs the shared folder. Without the folder it skips and says so; in CI it fails. */
export const describeShared = (name: string, tests: () => void): void => {
  if (hasShared()) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`SKIPPED, no shared folder (POSTMORTEM_SHARED): ${name}\n`);
  // The tests themselves are not even collected: they may read the folder while they are.
  describe.skip(name, () => {
    it("needs the shared folder", () => undefined);
  });
};
