import { filesOf, parseViteManifest } from "../../bench/chunks";

const manifest = parseViteManifest(
  JSON.stringify({
    "index.html": {
      file: "index.js",
      css: ["index.css"],
      imports: ["_react.js"],
      dynamicImports: ["dialog.tsx", "editor.tsx"],
    },
    "_react.js": { file: "react.js", imports: ["_shared.js"] },
    "_shared.js": { file: "shared.js", imports: ["_react.js"], css: ["shared.css"] },
    "dialog.tsx": { file: "dialog.js", imports: ["index.html", "_shared.js"] },
    "editor.tsx": { file: "editor.js" },
  }),
);

it("follows static imports and their style sheets, and no dynamic ones", () => {
  expect([...filesOf(manifest, ["index.html"])].sort()).toEqual([
    "index.css",
    "index.js",
    "react.js",
    "shared.css",
    "shared.js",
  ]);
});

it("counts what two chunks share once", () => {
  const files = [...filesOf(manifest, ["index.html", "dialog.tsx"])];

  expect(files).toHaveLength(6);
  expect(files).toContain("dialog.js");
});

it("refuses a chunk that the build does not have", () => {
  expect(() => filesOf(manifest, ["gone.tsx"])).toThrow('no chunk "gone.tsx"');
});
