import fc from "fast-check";
import { AppError } from "../../src/domain/app-error";
import { freeTitle, MAX_TITLE, proposeTitle, tidyTitle } from "../../src/domain/title";
import { anIncident } from "../builders/an-incident";

describe("proposeTitle", () => {
  it.each([
    ["Checkout down", "Checkout down"],
    ["  Checkout\n\tdown \u0000\u0007", "Checkout down"],
    ["السلة معطلة", "السلة معطلة"],
    ["", "Postmortem of INC-12"],
    [" \u0000 ", "Postmortem of INC-12"],
  ])("makes of %j the title %j", (summary, title) => {
    expect(proposeTitle(anIncident({ summary }))).toBe(title);
  });

  it("is never empty, never too long and holds no control characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (summary) => {
        const title = proposeTitle(anIncident({ summary }));

        expect(title).toMatch(/^[^\p{Cc}\p{Cs}]{1,255}$/u);
        expect(title.length).toBeLessThanOrEqual(MAX_TITLE);
        expect(title).toBe(title.trim());
      }),
    );
  });
});

describe("tidyTitle", () => {
  it("cuts between characters", () => {
    const title = tidyTitle("😀".repeat(200));

    expect(title).toBe(`${"😀".repeat(127)}…`);
  });
});

describe("freeTitle", () => {
  it.each([
    ["keeps a title that is free", [], "Checkout down"],
    ["names the incident", ["Checkout down"], "Checkout down (INC-12)"],
    ["counts from 2", ["Checkout down", "Checkout down (INC-12)"], "Checkout down (INC-12) 2"],
    [
      "goes on counting",
      ["checkout DOWN", "checkout down (inc-12)", "checkout down (inc-12) 2"],
      "Checkout down (INC-12) 3",
    ],
  ])("%s", (_, taken, expected) => {
    expect(freeTitle("Checkout down", new Set(taken), "INC-12")).toBe(expected);
  });

  it("does not name the incident twice", () => {
    const taken = new Set(["Checkout down (INC-12)"]);

    expect(freeTitle("Checkout down (INC-12)", taken, "INC-12")).toBe("Checkout down (INC-12) 2");
  });

  it("asks a function as well as a set", () => {
    expect(freeTitle("Down", (candidate) => candidate === "Down", "INC-12")).toBe("Down (INC-12)");
  });

  it("stays within the length that Confluence takes", () => {
    const title = "x".repeat(MAX_TITLE);

    const free = freeTitle(title, new Set([title]), "INC-12");

    expect(free).toHaveLength(MAX_TITLE);
    expect(free).toMatch(/x… \(INC-12\)$/u);
  });

  it("gives up when every title is taken", () => {
    expect(() => freeTitle("Down", () => true, "INC-12")).toThrow(AppError);
  });

  it("never gives a taken title", () => {
    const titles = fc.array(fc.constantFrom("a", "A", "a (K-1)", "A (k-1) 2", "a (K-1) 3"));
    fc.assert(
      fc.property(titles, (taken) => {
        const free = freeTitle("a", new Set(taken), "K-1").toLowerCase();

        expect(taken.map((title) => title.toLowerCase())).not.toContain(free);
      }),
    );
  });
});
