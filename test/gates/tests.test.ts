import { copyTree, linesWith } from "./tree";

const asTest = (body: string): string => `it("plants", async () => {\n${body}\n});\n`;
const SPOILT = [
  ["fails", "test/domain/planted-red.test.ts", "expect(1).toBe(2);"],
  ["fails on a screen", "test/static/planted.test.tsx", "expect(document.title).toBe(2);"],
  ["reaches outside", "test/domain/planted-fetch.test.ts", 'await fetch("https://example.com");'],
] as const;
const FINE = "test/domain/planted-fine.test.ts";

describe("tests", () => {
  const tree = copyTree();
  let green = true;
  let said = "";

  beforeAll(() => {
    tree.plant({
      [FINE]: asTest("expect(1).toBe(1);"),
      ...Object.fromEntries(SPOILT.map(([, file, body]) => [file, asTest(body)])),
    });
    tree.change("manifest.yml", (text) => text.replace("index.sweep", "index.sleep"));
    ({ green, said } = tree.npm("test", "planted", "test/arch/manifest.test.ts"));
  });

  it("are red as a whole when one is", () => {
    expect(green).toBe(false);
  });

  it.each(SPOILT)("are red when one %s", (_, file) => {
    expect(linesWith(said, "FAIL", file)).not.toEqual([]);
  });

  it("are red when the manifest names a handler that is not there", () => {
    expect(linesWith(said, "FAIL", "test/arch/manifest.test.ts")).not.toEqual([]);
  });

  it("are green when they pass", () => {
    expect(linesWith(said, "PASS", FINE)).not.toEqual([]);
  });
});
