import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from "playwright-core";

/** Every screen of these tests: as wide as a laptop's. */
const VIEWPORT = { width: 1360, height: 900 };
const PATIENCE_MS = 30_000;

/** Starts the Chromium of this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"];
  if (executablePath === undefined) throw new Error("CHROMIUM_PATH does not say where Chromium is");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about so far: broken policies, calls to other hosts, errors that nobody caught. */
  readonly complaints: readonly string[];
};

/** A fresh browser profile on the site, watched in every page and frame. */
export async function visit(browser: Browser, origin: string): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: VIEWPORT,
    colorScheme: "light",
    locale: "en-US",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  await watch(context, origin, complaints);
  return { context, page: await context.newPage(), complaints };
}

/** What `watch` gives to every page and frame. */
declare const reportViolation: (text: string) => void;

/** On Forge an app's frame comes from a host of its own, where no product answers. */
const asksPastTheBridge = (request: Request): boolean =>
  !request.isNavigationRequest() &&
  isInFrame(request.frame().url()) &&
  request.url().startsWith("http") &&
  !isInFrame(request.url());

const isInFrame = (url: string): boolean =>
  url.startsWith("http") && new URL(url).pathname.startsWith("/frame/");

async function watch(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  await context.exposeBinding("reportViolation", ({ page }, text: string) => {
    complaints.push(`Policy violated on ${page.url()}: ${text}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      reportViolation(`${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && text.includes("Content Security Policy")) {
      complaints.push(`${text} (${message.page()?.url() ?? "no page"})`);
    }
  });
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) {
      complaints.push(`Request to another host: ${request.method()} ${request.url()}`);
    }
    if (asksPastTheBridge(request)) {
      complaints.push(`Request past the bridge: ${request.method()} ${request.url()}`);
    }
  });
  context.on("weberror", (error) => {
    const { stack, message } = error.error();
    complaints.push(`Uncaught in ${error.page()?.url() ?? "no page"}: ${stack ?? message}`);
  });
}
