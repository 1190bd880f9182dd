import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ORIGIN, serveCompany } from "./server-setup";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "built-"));
  for (const folder of ["static/dist/assets", "site/web/dist"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const html =
    '<!doctype html><html><head><script type="module" src="./a.js"></script></head></html>';
  writeFileSync(join(root, "static/dist/index.html"), html);
  writeFileSync(join(root, "static/dist/assets/a.js"), "export {}");
  writeFileSync(join(root, "site/web/dist/index.html"), "<!doctype html><title>Local site</title>");
});
afterAll(() => rmSync(root, { recursive: true }));

const get = async (path: string): Promise<Response> =>
  serveCompany({}, root).server.request(`${ORIGIN}${path}`);

describe("a frame", () => {
  it("loads the bridge before the app's first script", async () => {
    const html = await (await get("/frame/main/index.html")).text();

    expect(html.indexOf("__forge-bridge.js")).toBeGreaterThan(0);
    expect(html.indexOf("__forge-bridge.js")).toBeLessThan(html.indexOf("./a.js"));
  });

  it("stands under the policy that Forge computes of the manifest", async () => {
    const policy = (await get("/frame/main/index.html")).headers.get("content-security-policy");

    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/style-src 'self' [^;]*'unsafe-inline'/);
    expect(policy).toMatch(/script-src 'self' (?![^;]*unsafe)/);
    expect(policy).toContain("sandbox");
  });

  it("gives the bridge as a script and files as they are", async () => {
    const [script, file] = await Promise.all([
      get("/frame/main/__forge-bridge.js"),
      get("/frame/main/assets/a.js"),
    ]);

    expect(script.headers.get("content-type")).toContain("javascript");
    expect(await script.text()).toContain("__bridge");
    expect(await file.text()).toBe("export {}");
  });

  it.each(["/frame/other/index.html", "/frame/main/missing.js", "/frame/main/..%2f..%2fsecret"])(
    "is not there at %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe("the web pages", () => {
  it.each(["/jira", "/browse/OPS-1", "/wiki/spaces/OPS/pages/1/Title", "/site/log"])(
    "are drawn by one page at %s",
    async (path) => {
      expect(await (await get(path)).text()).toContain("Local site");
    },
  );

  it("begin in Jira", async () => {
    const answer = await get("/");

    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/jira"]);
  });
});
