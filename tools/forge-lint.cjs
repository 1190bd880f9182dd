/**
 * What `forge lint` checks on the developer's machine, without signing in and without a network: scopes are looked up in
 * Atlassian's documents of the shared folder. No shared folder: says so and stops, and in CI fails.
 */
const {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const SPECS = path.resolve(ROOT, process.env.POSTMORTEM_SHARED ?? "../shared", "specs");

const say = (line) => process.stdout.write(`${line}\n`);
const silent = () => undefined;
const logger = { info: silent, debug: silent, trace: silent, warn: say, error: say };
const statsig = { getDeprecatedRuntimes: () => [] };

/** Confluence v2 writes its paths without what they stand under. */
const withBase = (base, { paths }) => ({
  paths: Object.fromEntries(Object.entries(paths).map(([one, methods]) => [base + one, methods])),
});

const useDocuments = (folder) => {
  const read = (name) => JSON.parse(readFileSync(path.join(SPECS, name), "utf8"));
  const write = (name, content) => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  Object.assign(process.env, {
    USE_LOCAL_SWAGGER: "1",
    LOCAL_JIRA_SWAGGER: path.join(SPECS, "jira-platform-v3.json"),
    LOCAL_JSW_SWAGGER: path.join(SPECS, "jira-software.json"),
    LOCAL_JSM_SWAGGER: path.join(SPECS, "jsm-servicedesk.json"),
    LOCAL_CONF_SWAGGER: path.join(SPECS, "confluence-v1.json"),
    LOCAL_CONF_V2_SWAGGER: write("v2.json", withBase("/wiki/api/v2", read("confluence-v2.json"))),
    LOCAL_BB_SWAGGER: write("none.json", { paths: {} }),
  });
};

const sources = () =>
  ["src", "static"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((file) => path.join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(dist|stubs)\//.test(file));

const report = (results) => {
  const findings = results.flatMap(({ file, errors, warnings }) =>
    [...errors, ...warnings].map(
      ({ line, column, message }) =>
        `${path.relative(ROOT, path.resolve(file))}:${line}:${column} ${message}`,
    ),
  );
  for (const finding of findings) say(finding);
  return findings.length;
};

const lintApp = async () => {
  const { lint } = require("@forge/lint");
  const { parse } = require("yaml");
  const files = sources();
  const manifest = parse(readFileSync("manifest.yml", "utf8"));
  const options = { linter: { mode: "client-side" } };
  const found = report(await lint(files, manifest, "development", logger, statsig, options));
  say(`forge lint: ${files.length} files, ${found} findings`);
  if (found > 0) process.exitCode = 1;
};

const main = async () => {
  process.chdir(ROOT);
  if (!existsSync(SPECS)) {
    say(`SKIPPED forge lint: ${SPECS} is missing. Set POSTMORTEM_SHARED.`);
    if (process.env.CI) process.exitCode = 1;
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "forge-lint-"));
  try {
    useDocuments(folder);
    await lintApp();
  } finally {
    rmSync(folder, { recursive: true });
  }
};

main().catch((error) => {
  say(error.stack);
  process.exitCode = 1;
});
