/** Where Chromium is on this machine. CHROMIUM_PATH decides; else the usual places. */
const { existsSync } = require("node:fs");
const path = require("node:path");

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const ELSEWHERE = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const MISSING =
  "No Chromium found. Install one (Debian: `apt-get install chromium`, macOS: `brew install chromium`) " +
  "or set CHROMIUM_PATH to its executable.";

const candidates = (env) => {
  if (env.CHROMIUM_PATH) return [env.CHROMIUM_PATH];
  const folders = ["/usr/bin", ...(env.PATH ?? "").split(path.delimiter)];
  return [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...ELSEWHERE,
  ];
};

/** The path of an executable; throws a sentence that says what to install. */
const findChromium = (env = process.env) => {
  const found = candidates(env).find((file) => existsSync(file));
  if (found === undefined) throw new Error(MISSING);
  return found;
};

module.exports = async () => {
  process.env.CHROMIUM_PATH = findChromium();
};
module.exports.findChromium = findChromium;
