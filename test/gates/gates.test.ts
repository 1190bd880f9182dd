import { z } from "zod";
import { LAYER_TARGETS, LAYERS, LINT, type Plant, TYPES } from "./plants";
import { copyTree, type Tree, type Verdict } from "./tree";

let tree: Tree;

beforeAll(() => {
  tree = copyTree();
});
afterAll(() => {
  tree.remove();
});

const textOf = (plants: readonly Plant[]): Readonly<Record<string, string>> =>
  Object.fromEntries(plants.map(({ file, text }) => [file, text]));

/** Plants, runs the gate, takes it back. */
const withPlants = (files: Readonly<Record<string, string>>, gate: () => Verdict): Verdict => {
  tree.plant(files);
  try {
    return gate();
  } finally {
    tree.restore();
  }
};

const lineOf = (said: string, ...words: readonly string[]): string | undefined =>
  said.split("\n").find((line) => words.every((word) => line.includes(word)));

const scriptsOf = (): Readonly<Record<string, string>> =>
  z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(tree.read("package.json"))).scripts;

describe("check", () => {
  it("runs every gate", () => {
    const { check = "", ...scripts } = scriptsOf();
    const gates = ["format", "lint", "types", "layers", "unused", "build"];

    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(gates));
    expect(gates.filter((gate) => !check.includes(`npm run ${gate}`))).toEqual([]);
    expect(check).toContain("npm test");
    expect(check).not.toMatch(/\|\||;/);
  });
});

describe("format", () => {
  it("is green for the tree", () => {
    expect(tree.npm("format")).toMatchObject({ green: true });
  });

  it("is red for a file that is laid out by hand", () => {
    const files = { "src/domain/planted.ts": "export const planted = {a:1}" };

    const verdict = withPlants(files, () => tree.npm("format"));

    expect(verdict).toMatchObject({ green: false });
    expect(lineOf(verdict.said, "src/domain/planted.ts")).toBeDefined();
  });
});

describe("lint", () => {
  const reports = z.array(
    z.object({
      filePath: z.string(),
      messages: z.array(z.object({ ruleId: z.string().nullable() })),
    }),
  );
  const FINE = { "src/domain/planted.ts": "export const planted = 1;\n" };
  const files = LINT.map(({ file }) => file);
  const rules = new Map<string, readonly (string | null)[]>();

  beforeAll(() => {
    const verdict = withPlants(textOf(LINT), () => tree.npx("eslint", "--format=json", ...files));
    for (const { filePath, messages } of reports.parse(JSON.parse(verdict.said))) {
      rules.set(
        filePath,
        messages.map(({ ruleId }) => ruleId),
      );
    }
  });

  it("looks at everything and lets no warning pass", () => {
    expect(scriptsOf()["lint"]).toBe("eslint . --max-warnings 0");
  });

  it("is green for a file as it should be", () => {
    const verdict = withPlants(FINE, () =>
      tree.npx("eslint", "--max-warnings=0", ...Object.keys(FINE)),
    );

    expect(verdict).toEqual({ green: true, said: "" });
  });

  it.each(LINT)("is red for $of", ({ file, said }) => {
    const found = [...rules].find(([path]) => path.endsWith(`/${file}`));

    expect(found?.[1]).toContain(said);
  });
});

describe.each(TYPES)("types of %s", (project, plants) => {
  const check = (): Verdict => tree.npx("tsc", "--noEmit", "-p", project);

  it("are looked at by the script", () => {
    expect(scriptsOf()["types"]?.split(" && ")).toContain(`tsc --noEmit -p ${project}`);
  });

  it("are green for the tree", () => {
    expect(check()).toEqual({ green: true, said: "" });
  });

  it("are red for a wrong type in each folder", () => {
    const verdict = withPlants(textOf(plants), check);

    expect(verdict.green).toBe(false);
    expect(plants.filter(({ file, said }) => !lineOf(verdict.said, file, said))).toEqual([]);
  });
});

describe("layers", () => {
  let verdict: Verdict;

  beforeAll(() => {
    verdict = withPlants({ ...textOf(LAYERS), ...LAYER_TARGETS }, () => tree.npm("layers"));
  });

  it("are green for the tree", () => {
    expect(tree.npm("layers")).toMatchObject({ green: true });
  });

  it.each(LAYERS)("are red for $of", ({ said }) => {
    expect(verdict.green).toBe(false);
    expect(lineOf(verdict.said, said)).toBeDefined();
  });
});

describe("unused", () => {
  it("is green for the tree", () => {
    expect(tree.npm("unused")).toEqual({ green: true, said: "" });
  });

  it("is red for what nobody uses: a file, a value, a type, a package that is not ours", () => {
    const files = {
      "src/domain/planted-alone.ts": "export const alone = 1;\n",
      "src/domain/planted-half.ts":
        "export const used = 1;\nexport const spare = 2;\nexport type Spare = 3;\n",
      "test/domain/planted.test.ts":
        'import { used } from "../../src/domain/planted-half";\nimport "ms";\nused;\n',
    };

    const { green, said } = withPlants(files, () => tree.npm("unused"));

    expect(green).toBe(false);
    expect(lineOf(said, "planted-alone.ts")).toBeDefined();
    expect(lineOf(said, "spare", "planted-half.ts")).toBeDefined();
    expect(lineOf(said, "Spare", "planted-half.ts")).toBeDefined();
    expect(lineOf(said, "ms", "planted.test.ts")).toBeDefined();
    expect(lineOf(said, "used ", "planted-half.ts")).toBeUndefined();
  });
});

describe("test", () => {
  const ONE = "test/domain/planted.test.ts";
  const testing = (body: string, file = ONE): Verdict =>
    withPlants({ [file]: `it("plants", async () => {\n${body}\n});\n` }, () =>
      tree.npm("test", file),
    );

  it("is green when a test passes", () => {
    expect(testing("expect(1).toBe(1);")).toMatchObject({ green: true });
  });

  it.each([
    ["fails", ONE, "expect(1).toBe(2);"],
    ["fails on a screen", "test/static/planted.test.tsx", "expect(document.title).toBe(2);"],
    ["reaches outside", ONE, 'await fetch("https://example.com");'],
  ])("is red when a test %s", (_, file, body) => {
    expect(testing(body, file)).toMatchObject({ green: false });
  });

  it("is red when a handler of the manifest has no function", () => {
    tree.change("manifest.yml", (text) => text.replace("index.sweep", "index.sleep"));

    const verdict = tree.npm("test", "test/arch/manifest.test.ts");
    tree.restore();

    expect(verdict).toMatchObject({ green: false });
  });
});

describe("build", () => {
  it.each([
    ["static", "static/main.tsx"],
    ["site/web", "site/web/main.tsx"],
  ])("of %s is red when an import leads nowhere", (folder, file) => {
    tree.change(file, (text) => `import "./planted-nowhere";\n${text}`);

    const verdict = tree.npx("vite", "build", folder);
    tree.restore();

    expect(verdict.green).toBe(false);
    expect(verdict.said).toContain("planted-nowhere");
    expect(scriptsOf()["build"]).toContain(`vite build ${folder}`);
  });
});

describe("bundle", () => {
  it("is green for the tree", () => {
    expect(tree.npm("bundle")).toMatchObject({ green: true });
  });

  it("is red for a wrong type in what Forge would deploy", () => {
    tree.change("src/index.ts", (text) => `${text}\nexport const planted: number = "text";\n`);

    const verdict = tree.npm("bundle");
    tree.restore();

    expect(verdict).toMatchObject({ green: false });
  });
});
