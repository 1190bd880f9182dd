import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE_URL } from "../../site/core";
import { makeAddresses } from "../../site/server/addresses";
import { isStale } from "../../site/server/builds";
import { findFile } from "../../site/server/files";
import { makeStateFile } from "../../site/server/state-file";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "site-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, seconds: number): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), "x");
  utimesSync(join(folder, path), seconds, seconds);
};

describe("findFile", () => {
  it("gives a file with its type", async () => {
    write("web/app.js", 1);

    expect(await findFile(join(folder, "web"), "app.js")).toMatchObject({
      type: expect.stringContaining("javascript") as unknown,
    });
  });

  it.each(["../secret", "..%2fsecret/../../secret", "missing.js", "."])(
    "gives nothing for %s",
    async (path) => {
      write("web/app.js", 1);
      write("secret", 1);

      expect(await findFile(join(folder, "web"), path)).toBeUndefined();
    },
  );
});

describe("isStale", () => {
  const build = { folder: "static", from: ["static", "src/contract"] };

  it("builds what was never built", () => {
    write("static/main.tsx", 1);
    write("src/contract/api.ts", 1);

    expect(isStale(folder, build)).toBe(true);
  });

  it("builds again when any source is younger than the build, and only then", () => {
    write("static/main.tsx", 1);
    write("static/dist/index.html", 2);
    write("src/contract/api.ts", 1);
    const before = isStale(folder, build);
    write("src/contract/api.ts", 3);

    expect([before, isStale(folder, build)]).toEqual([false, true]);
  });
});

describe("makeStateFile", () => {
  it("remembers nothing at first, and nothing after it was removed", () => {
    const file = makeStateFile(join(folder, ".site/state.json"));
    const before = file.read();
    file.remove();

    expect([before, file.read()]).toEqual([undefined, undefined]);
  });

  it("refuses a file that no site wrote", () => {
    write("state.json", 1);

    expect(() => makeStateFile(join(folder, "state.json")).read()).toThrow();
  });
});

describe("makeAddresses", () => {
  const { outward, inward } = makeAddresses("http://127.0.0.1:7780");

  it("lets the site's addresses lead to the server, and back", () => {
    const text = `{"url":"${SITE_URL}/browse/INC-1"}`;

    expect(outward(text)).toBe('{"url":"http://127.0.0.1:7780/browse/INC-1"}');
    expect(inward(outward(text))).toBe(text);
  });
});
