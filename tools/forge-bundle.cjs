/**
 * Bundles the backend with Forge's own bundler, as `forge deploy` does, into dist/forge. Reaches no network.
 * Fails on type errors in bundled files and on handlers that the bundle lacks.
 */
const { cpSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const TARGET = path.join(ROOT, "dist/forge");

process.chdir(ROOT);

const { getEntryPoints, getNodeBundler } = require("@forge/bundler");
const { parse } = require("yaml");

const say = (line) => process.stdout.write(`${line}\n`);
const silent = () => undefined;
const logger = { info: silent, debug: silent, trace: silent, warn: say, error: say };

const script = (name) => {
  const source = path.join(__dirname, "forge-runtime", name);
  return { source, script: readFileSync(source, "utf8"), version: "stand-in" };
};
/** Forge takes these from a server of its own. */
const runtime = {
  getNodeRuntimeLoader: async () => script("loader.js"),
  getNodeRuntimeWrapper: async () => script("wrapper.js"),
};

const handlersOf = (manifest) =>
  manifest.modules.function.map(({ handler }) => {
    const [module, name] = handler.split(".");
    return { module, name };
  });

const lacking = (handlers) =>
  handlers.filter(({ module, name }) => {
    const exported = require(path.join(TARGET, `${module}.cjs`))[name];
    return typeof exported !== "function";
  });

const writeBundle = ({ outputDir, additionalOutputs }) => {
  rmSync(TARGET, { recursive: true, force: true });
  cpSync(outputDir, TARGET, { recursive: true });
  for (const [name, content] of additionalOutputs) writeFileSync(path.join(TARGET, name), content);
};

const bundle = async () => {
  const manifest = parse(readFileSync("manifest.yml", "utf8"));
  const handlers = handlersOf(manifest);
  const bundler = getNodeBundler(logger, runtime, { readConfig: async () => manifest });

  const output = await bundler.bundle({
    appDirectory: ROOT,
    entryPoints: getEntryPoints(handlers),
    i18nConfig: {},
  });

  writeBundle(output);
  const missing = lacking(handlers).map(({ module, name }) => `${module}.${name}`);
  if (missing.length > 0) throw new Error(`The bundle lacks ${missing.join(", ")}.`);
  say(`dist/forge: ${handlers.length} functions, ${output.metadata.tsFiles} source files`);
};

bundle().catch((error) => {
  say(error.message);
  process.exitCode = 1;
});
