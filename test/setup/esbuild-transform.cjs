/** Turns TypeScript, and packages that ship only ES modules, into what jest can require. Checks no types: `npm run types` does. */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const LOADERS = { ".ts": "ts", ".tsx": "tsx", ".mts": "ts", ".cts": "ts", ".jsx": "jsx" };
const SELF = readFileSync(__filename, "utf8");

/** What a CommonJS module has in place of `import.meta`. */
const META_URL = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

const optionsFor = (source, file) => ({
  loader: LOADERS[path.extname(file)] ?? "js",
  format: "cjs",
  target: "node20",
  platform: "node",
  jsx: "automatic",
  supported: { "dynamic-import": false },
  sourcemap: "inline",
  sourcefile: file,
  sourcesContent: true,
  define: {
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
    "import.meta.url": "importMetaUrl",
  },
  banner: source.includes("import.meta.url") ? META_URL : "",
});

module.exports = {
  getCacheKey: (source, file, { configString, instrument }) =>
    createHash("sha256")
      .update([esbuild.version, SELF, configString, String(instrument), file, source].join("\0"))
      .digest("hex"),
  process: (source, file) => ({
    code: esbuild.transformSync(source, optionsFor(source, file)).code,
  }),
};
