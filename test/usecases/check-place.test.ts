import type { Pages, Spaces } from "../../src/ports/pages";
import { makeCheckPlace } from "../../src/usecases/check-place";
import { aPage, only, SPACE } from "../builders/ports";

/** A space with pages of these titles, where this person may create one, or not, or sees nothing. */
const check = (
  title: string,
  titles: readonly string[],
  { mayCreate }: { readonly mayCreate: boolean | undefined } = { mayCreate: true },
) =>
  makeCheckPlace({
    spaces: only<Spaces>({ mayCreatePage: async () => mayCreate }),
    pages: only<Pages>({
      findByTitle: async (_, wanted) => {
        const found = titles.find((one) => one.toLowerCase() === wanted.toLowerCase());
        return found === undefined ? undefined : aPage({ title: found });
      },
    }),
  })({ spaceId: SPACE, title, key: "INC-12" });

describe("checking a place", () => {
  it("says that a page may be made there", async () => {
    expect(await check("Checkout down", [])).toEqual({
      canCreate: true,
      refusal: undefined,
      title: { kind: "free" },
    });
  });

  it.each([
    [false, "You can't add pages in this space."],
    [undefined, "You can't see this space."],
  ])("says whom to ask where a person can't make one (%s)", async (mayCreate, reason) => {
    const answer = await check("Checkout down", [], { mayCreate });

    expect(answer.canCreate).toBe(false);
    expect(answer.refusal).toBe(`${reason} Ask a space admin, or choose another space.`);
  });

  it("proposes a title that is free when the wished one and the next are taken", async () => {
    const titles = ["Checkout down", "checkout down (inc-12)", "Checkout down (INC-12) 2"];

    expect((await check("Checkout down", titles)).title).toMatchObject({
      kind: "taken",
      free: "Checkout down (INC-12) 3",
    });
  });

  it("takes spaces around a title for none", async () => {
    expect((await check("Checkout down ", ["Checkout down"])).title).toMatchObject({
      kind: "taken",
      free: "Checkout down (INC-12)",
    });
  });

  it("says nothing of a title that nobody has typed yet", async () => {
    expect((await check("  ", [""])).title).toEqual({ kind: "unknown" });
  });
});
