/** @jest-environment jsdom */
import { runInNewContext } from "node:vm";
import { makeFrameRegistry } from "../../site/bridge/frame-registry";
import { CLOCK_OFFSET, CONNECT, FRAME_SCRIPT } from "../../site/bridge/frame-script";
import { addThemeStyles, markTheme } from "../../site/bridge/theming";

describe("the first script of a frame", () => {
  it("gives the app a bridge that ends at the frame's own", async () => {
    const registry = makeFrameRegistry();
    const frame = { parent: { [CONNECT]: registry.connect } };
    registry.add(
      () => frame,
      async (command, data) => ({ command, data }),
    );
    const app: { __bridge?: { callBridge: (command: string, data: unknown) => unknown } } = {};

    runInNewContext(FRAME_SCRIPT, Object.assign(app, { window: frame }));

    expect(await app.__bridge?.callBridge("invoke", { a: 1 })).toEqual({
      command: "invoke",
      data: { a: 1 },
    });
  });
});

describe("a frame's clock", () => {
  it("is that of the site, and knows every other instant as it is", () => {
    const frame = { parent: { [CLOCK_OFFSET]: 86_400_000 } };
    class Fixed extends Date {
      static override now(): number {
        return Date.UTC(2026, 0, 1);
      }
    }
    const app = { window: frame, Date: Fixed };

    runInNewContext(FRAME_SCRIPT, app);

    expect(new app.Date().toISOString()).toBe("2026-01-02T00:00:00.000Z");
    expect(app.Date.now()).toBe(Date.UTC(2026, 0, 2));
    expect(new app.Date(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
  });
});

describe("makeFrameRegistry", () => {
  it("refuses a window that is no frame of the page, or was one", () => {
    const registry = makeFrameRegistry();
    const remove = registry.add(
      () => window,
      async () => undefined,
    );
    remove();

    expect(() => registry.connect(window)).toThrow("no frame of the page");
  });
});

describe("theming", () => {
  it("marks the frame's root as Atlassian's products do, and follows a change", () => {
    markTheme(document, "light");
    markTheme(document, "dark");

    expect(document.documentElement.getAttribute("data-color-mode")).toBe("dark");
    expect(document.documentElement.getAttribute("data-theme")).toContain("dark:dark light:light");
  });

  it("brings each style sheet once", () => {
    const styles = [{ id: "dark", attrs: { "data-theme": "dark" }, css: "html {}" }];

    addThemeStyles(document, styles);
    addThemeStyles(document, styles);

    expect(document.querySelectorAll("style[data-theme='dark']")).toHaveLength(1);
  });
});
