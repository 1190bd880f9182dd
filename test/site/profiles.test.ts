import { DEFAULT_PROFILE } from "../../site/core";
import { readProfile, SINGLE_PROFILES, SWITCHES } from "../../site/profiles";

describe("a profile in words", () => {
  it("turns the switches that it names", () => {
    expect(readProfile("taskIds=number,searchLagMs=60000,createScreenOffersLinks=false")).toEqual({
      taskIds: "number",
      searchLagMs: 60_000,
      createScreenOffersLinks: false,
    });
    expect(readProfile("")).toEqual({});
  });

  it("answers every question for a seed, the same each time, and others for another", () => {
    const one = readProfile("seed:1");

    expect(Object.keys(one).sort()).toEqual(Object.keys(DEFAULT_PROFILE).sort());
    expect(readProfile("seed:1")).toEqual(one);
    expect(readProfile("seed:2")).not.toEqual(one);
  });

  it("turns each switch both ways within fifty seeds", () => {
    const profiles = Array.from({ length: 50 }, (_, n) => readProfile(`seed:${n + 1}`));

    for (const name of SWITCHES) {
      expect(new Set(profiles.map((profile) => profile[name])).size).toBeGreaterThan(1);
    }
  });

  it("differs from the usual one in the single switch that is turned", () => {
    expect(SINGLE_PROFILES.length).toBeGreaterThanOrEqual(SWITCHES.length);
    for (const words of SINGLE_PROFILES) {
      const turned = readProfile(words);
      expect(Object.keys(turned)).toHaveLength(1);
      expect(DEFAULT_PROFILE).not.toMatchObject(turned);
    }
  });

  it.each([
    ["weather=wet", /no switch "weather"/u],
    ["taskIds=roman", /"taskIds" is one of adf-local-id, number/u],
    ["seed:x", /no switch "seed:x"/u],
  ])("refuses %s", (words, message) => {
    expect(() => readProfile(words)).toThrow(message);
  });
});
