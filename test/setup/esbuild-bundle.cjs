/** Makes one module of a file and all that it imports but zod: for packages of which the tests need little and which load slowly in pieces. */
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const ROOT = path.resolve(__dirname, "../..");
const SELF = readFileSync(__filename, "utf8");
// What is bundled changes with the versions that the lockfile names.
const LOCK = readFileSync(path.join(ROOT, "package-lock.json"), "utf8");

module.exports = {
  getCacheKey: (source, file) =>
    createHash("sha256")
      .update([esbuild.version, SELF, LOCK, file, source].join("\0"))
      .digest("hex"),
  process: (source, file) => {
    const { outputFiles } = esbuild.buildSync({
      stdin: { contents: source, sourcefile: file, resolveDir: path.dirname(file), loader: "ts" },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      external: ["zod"],
    });
    return { code: outputFiles[0].text };
  },
};
