import { copyTree, linesWith } from "./tree";

const FILES = {
  "src/domain/planted-alone.ts": "export const alone = 1;\n",
  "src/domain/planted-half.ts":
    "export const used = 1;\nexport const spare = 2;\nexport type Spare = 3;\n",
  "test/domain/planted.test.ts":
    'import "ms";\nimport { used } from "../../src/domain/planted-half";\nit("", () => void used);\n',
};

describe("unused code", () => {
  const tree = copyTree();
  let green = true;
  let said = "";

  beforeAll(() => {
    tree.plant(FILES);
    ({ green, said } = tree.npm("unused", "--reporter", "compact"));
  });

  it.each([
    ["a file", "planted-alone.ts"],
    ["a value", "planted-half.ts: spare"],
    ["a type", "planted-half.ts: Spare"],
    ["a package that is not ours", "ms"],
  ])("is red for %s", (_, word) => {
    expect(green).toBe(false);
    expect(linesWith(said, word)).not.toEqual([]);
  });

  it("is red for nothing else", () => {
    const others = said
      .split("\n")
      .filter((line) => line.includes(": ") && !line.includes("planted"));

    expect(others).toEqual([]);
  });
});
