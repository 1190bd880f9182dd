import { copyEmptyTree, script } from "./tree";

describe("building", () => {
  it.each([
    ["static", "static/main.tsx"],
    ["site/web", "site/web/main.tsx"],
  ])("%s is red when an import leads nowhere", (folder, file) => {
    const tree = copyEmptyTree();
    tree.plant({ [file]: 'import "./planted-nowhere";\n' });

    const { green, said } = tree.npx("vite", "build", folder);

    expect(green).toBe(false);
    expect(said).toContain("planted-nowhere");
    expect(script("build").split(" && ")).toContain(`vite build ${folder}`);
  });
});

describe("bundling", () => {
  it("is red for a wrong type in what Forge would deploy", () => {
    const tree = copyEmptyTree();
    tree.plant({ "src/index.ts": 'export const planted: number = "text";\n' });

    const { green, said } = tree.npm("bundle");

    expect(green).toBe(false);
    expect(said).toContain("TS2322");
  });
});
