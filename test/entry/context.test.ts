import {
  readIssueContext,
  readPageContext,
  readSiteUrl,
  readTimeZone,
} from "../../src/entry/context";

const SITE = "https://example.atlassian.net";

const onIssue = (context: object, extension: object = {}) => ({
  accountId: "ana",
  extension: { issue: { id: "10012", key: "INC-12" }, ...extension },
  ...context,
});

describe("the context of a screen", () => {
  it.each([
    ["the site", { siteUrl: SITE }, {}, SITE],
    ["the site, with a slash", { siteUrl: `${SITE}/` }, {}, SITE],
    ["the page around it alone", {}, { location: `${SITE}/browse/INC-12?a=b` }, SITE],
    ["both", { siteUrl: SITE }, { location: "https://other.test/browse/INC-12" }, SITE],
    ["an address that is none", {}, { location: "about:blank" }, undefined],
    ["nothing", {}, {}, undefined],
    ["nothing but null", { siteUrl: null }, { location: null }, undefined],
    ["what nobody documents", { siteUrl: 7 }, { location: 7 }, undefined],
  ])("names Jira's address by %s", (_, context, extension, siteUrl) => {
    expect(readIssueContext(onIssue(context, extension))).toEqual({
      incident: "10012",
      key: "INC-12",
      person: "ana",
      siteUrl,
    });
    expect(readSiteUrl({ ...context, extension })).toBe(siteUrl);
  });

  it("may leave out the key of an issue, and the person on a page", () => {
    const context = onIssue({}, { issue: { id: 10012, key: null } });

    expect(readIssueContext(context)).toMatchObject({ incident: "10012", key: "10012" });
    expect(readPageContext({ extension: { content: { id: 77 } } })).toEqual({
      page: "77",
      person: undefined,
      siteUrl: undefined,
    });
    expect(readPageContext({ accountId: null, extension: { content: { id: "77" } } })).toEqual({
      page: "77",
      person: undefined,
      siteUrl: undefined,
    });
  });

  it("does not take an address of Confluence's pages for Jira's", () => {
    const location = "https://wiki.example.com/spaces/OPS/pages/77";
    const context = { extension: { content: { id: "77" }, location } };

    expect(readPageContext(context).siteUrl).toBeUndefined();
  });

  it("is refused without an issue", () => {
    expect(() => readIssueContext({ accountId: "ana", extension: {} })).toThrow(
      "the call lacks or twists: extension.issue",
    );
  });
});

describe("the reader's time zone", () => {
  it("is what the screen sends", () => {
    expect(readTimeZone({ timeZone: "Asia/Tokyo" })).toBe("Asia/Tokyo");
  });

  it.each([undefined, null, "Asia/Tokyo", {}, { timeZone: null }, { timeZone: 9 }])(
    "is UTC, and no failure, in %j",
    (payload) => {
      expect(readTimeZone(payload)).toBe("UTC");
    },
  );
});
