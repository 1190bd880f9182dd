import { textOf, TYPES } from "./plants";
import { copyEmptyTree, script } from "./tree";

describe("type checking", () => {
  it.each(TYPES)("of %s is red for a wrong type in each folder", (project, plants) => {
    const tree = copyEmptyTree();
    tree.plant(textOf(plants));

    const { green, said } = tree.npx("tsc", "--noEmit", "-p", project);

    const found = [...said.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)];
    expect(green).toBe(false);
    expect(found.map(([, file, code]) => `${String(file)} ${String(code)}`).sort()).toEqual(
      plants.map((one) => `${one.file} ${one.said}`).sort(),
    );
  });

  it.each(["test", "static", "site/web"])("of %s is part of the script", (project) => {
    expect(script("types").split(" && ")).toContain(`tsc --noEmit -p ${project}`);
  });
});
