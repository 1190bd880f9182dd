import { copyTree } from "./tree";

it("formatting is red for a file that is laid out by hand, and for no other", () => {
  const tree = copyTree();
  tree.plant({ "src/domain/planted.ts": "export const planted = {a:1}" });

  const { green, said } = tree.npm("format");

  const complaints = said.split("\n").filter((line) => /^\[warn\].*\.\w+$/.test(line));
  expect(green).toBe(false);
  expect(complaints).toEqual(["[warn] src/domain/planted.ts"]);
});
