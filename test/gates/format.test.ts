import { copyEmptyTree, script } from "./tree";

describe("formatting", () => {
  it("is red for a file that is laid out by hand", () => {
    const tree = copyEmptyTree();
    tree.plant({ "src/domain/planted.ts": "export const planted = {a:1}" });

    const { green, said } = tree.npx("prettier", "--check", "src/domain");

    const complaints = said.split("\n").filter((line) => /^\[warn\].*\.\w+$/.test(line));
    expect(green).toBe(false);
    expect(complaints).toEqual(["[warn] src/domain/planted.ts"]);
  });

  it("looks at everything", () => {
    expect(script("format")).toBe("prettier --check .");
  });
});
