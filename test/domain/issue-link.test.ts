import { addressesIn, issueLinkOf, originOf, withoutIssueLinks } from "../../src/domain/issue-link";

const SITE = "https://example.atlassian.net";

describe("issueLinkOf", () => {
  it.each([
    `${SITE}/browse/OPS-12`,
    `${SITE}/browse/ops-12`,
    `${SITE}/browse/OPS-12/`,
    `${SITE}/browse/OPS-12?focusedCommentId=3#x`,
    `${SITE}/issues/OPS-12`,
    `${SITE}/jira/software/projects/OPS/boards/1?selectedIssue=OPS-12`,
    `${SITE}/jira/software/c/projects/OPS/boards/1/backlog?view=detail&selectedIssue=OPS-12&x=1`,
    `${SITE}/jira/servicedesk/projects/OPS/issues/OPS-12`,
    `${SITE}/jira/servicedesk/projects/OPS/queues/custom/7/OPS-12`,
    `${SITE}/servicedesk/customer/portal/3/OPS-12`,
    `HTTPS://EXAMPLE.atlassian.net/browse/OPS-12`.replace("HTTPS", "https"),
  ])("reads %s", (url) => {
    expect(issueLinkOf(url)).toEqual({ key: "OPS-12", origin: SITE });
  });

  it("reads issues of a Jira that lies behind a path", () => {
    expect(issueLinkOf("https://jira.example.com/jira/browse/A_1-2")).toEqual({
      key: "A_1-2",
      origin: "https://jira.example.com",
    });
  });

  it.each([
    "",
    "OPS-12",
    `${SITE}/browse/`,
    `${SITE}/browse/OPS`,
    `${SITE}/browse/OPS-0`,
    `${SITE}/browse/OPS-12/more`,
    `${SITE}/wiki/spaces/OPS/pages/12`,
    "https://github.com/a/b/issues/12",
    "ftp://example.com/browse/OPS-12",
  ])("reads nothing in %j", (url) => {
    expect(issueLinkOf(url)).toBeUndefined();
  });
});

describe("addresses in plain words", () => {
  it("end before the punctuation of the sentence", () => {
    expect(addressesIn(`See (${SITE}/browse/OPS-1), then https://x.test/a?b=c.`)).toEqual([
      `${SITE}/browse/OPS-1`,
      "https://x.test/a?b=c",
    ]);
  });

  it("are no part of what a line says when they are issues'", () => {
    expect(withoutIssueLinks(`Do ${SITE}/browse/OPS-1 with https://x.test`)).toBe(
      "Do   with https://x.test",
    );
  });
});

describe("originOf", () => {
  it.each([
    [`${SITE}/wiki/pages/1`, SITE],
    [SITE.toUpperCase().replace("HTTPS", "https"), SITE],
    ["/pages/1", "/pages/1"],
  ])("of %s is %s", (url, expected) => {
    expect(originOf(url)).toBe(expected);
  });
});
