import { script } from "./tree";

/** What a gate says must be about what was planted and nothing else: then it is green without it. */
describe("npm run check", () => {
  it.each(["format", "lint", "types", "layers", "unused", "build"])("runs %s", (gate) => {
    expect(script("check").split(" && ")).toContain(`npm run ${gate}`);
    expect(script(gate)).not.toBe("");
  });

  it("runs the tests", () => {
    expect(script("check").split(" && ")).toContain("npm test");
  });

  it("stops at the first red gate", () => {
    expect(script("check")).not.toMatch(/\|\||;|\|/);
  });
});
