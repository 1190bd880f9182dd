import { copyTree, script } from "./tree";

const nowhere = (text: string): string => `import "./planted-nowhere";\n${text}`;

describe("building", () => {
  it.each([
    ["static", "static/main.tsx"],
    ["site/web", "site/web/main.tsx"],
  ])("%s is red when an import leads nowhere", (folder, file) => {
    const tree = copyTree();
    tree.change(file, nowhere);

    const { green, said } = tree.npx("vite", "build", folder);

    expect(green).toBe(false);
    expect(said).toContain("planted-nowhere");
    expect(script("build").split(" && ")).toContain(`vite build ${folder}`);
  });
});

describe("bundling", () => {
  it("is red for a wrong type in what Forge would deploy", () => {
    const tree = copyTree();
    tree.change("src/index.ts", (text) => `${text}\nexport const planted: number = "text";\n`);

    const { green, said } = tree.npm("bundle");

    expect(green).toBe(false);
    expect(said).toContain("TS2322");
  });
});
