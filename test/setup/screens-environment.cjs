/** jsdom, and the globals that every browser has and jsdom 20 lacks, taken from Node. */
const { TestEnvironment } = require("jest-environment-jsdom");

const FROM_NODE = [
  "Request",
  "Response",
  "Headers",
  "ReadableStream",
  "TransformStream",
  "WritableStream",
  "TextEncoder",
  "TextDecoder",
  "structuredClone",
  "fetch",
];

module.exports = class ScreensEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] ??= globalThis[name];
    // Bytes that Node makes are then instances of the page's Uint8Array, as in a browser.
    this.global.Uint8Array = Uint8Array;
    this.global.ArrayBuffer = ArrayBuffer;
  }

  exportConditions() {
    return ["node", "node-addons", "require", "default"];
  }
};
