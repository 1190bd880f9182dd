import net from "node:net";
import { findChromium } from "./chromium.cjs";

describe("tests", () => {
  it("fetch nothing from outside this machine", async () => {
    await expect(fetch("https://example.com/a")).rejects.toThrow("https://example.com");
    await expect(fetch(new Request("https://example.com/b"))).rejects.toThrow("local site only");
  });

  it.each([
    ["host and port", () => net.connect(443, "example.com")],
    ["options", () => net.connect({ port: 443, host: "example.com" })],
  ])("open no connection to outside by %s", (_, connect) => {
    expect(connect).toThrow("A test tried to reach example.com");
  });
});

describe("findChromium", () => {
  it("takes the one that it is told", () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it("says what to install when there is none", () => {
    expect(() => findChromium({ CHROMIUM_PATH: "/nowhere/chromium" })).toThrow("apt-get install");
  });
});
