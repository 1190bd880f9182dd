import type { Reader } from "../../static/ui/surroundings";

const BROWSER: Reader = { locale: "fr-FR", timeZone: "Europe/Paris" };

/** The bridge is looked for when its package is loaded: it has to be there before. */
async function read(context: object, browser = BROWSER): Promise<Reader> {
  Object.assign(globalThis, { __bridge: { callBridge: () => Promise.resolve() } });
  const { readerOf } = await import("../../static/host");
  return readerOf(context, browser);
}

describe("the reader", () => {
  it("is as the product says", async () => {
    expect(await read({ locale: "de_DE", timezone: "Asia/Tokyo" })).toEqual({
      locale: "de-DE",
      timeZone: "Asia/Tokyo",
    });
  });

  it.each([
    [{}, BROWSER],
    [{ locale: 7, timezone: null }, BROWSER],
    [
      { locale: "de_DE", timezone: "Mars/Olympus" },
      { ...BROWSER, locale: "de-DE" },
    ],
    [
      { locale: "no language", timezone: "Asia/Tokyo" },
      { ...BROWSER, timeZone: "Asia/Tokyo" },
    ],
  ])("is as the browser says in what the product leaves open: %j", async (context, reader) => {
    expect(await read(context)).toEqual(reader);
  });

  it("has UTC where nobody knows a time zone", async () => {
    const lost = { locale: "fr-FR", timeZone: "Etc/Unknown" };

    expect(await read({}, lost)).toEqual({ locale: "fr-FR", timeZone: "UTC" });
  });
});
