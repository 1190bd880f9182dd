/** Gives what runs in tsx the same bundle of `test/contract/models.ts` that jest makes: the packages in it are for `import` alone. */
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const bundler = require("./esbuild-bundle.cjs");

const file = path.resolve(__dirname, "../contract/models.ts");
const models = new Module(file);
models.filename = file;
models.paths = Module._nodeModulePaths(path.dirname(file));
models._compile(bundler.process(readFileSync(file, "utf8"), file).code, file);
models.loaded = true;
require.cache[file] = models;
