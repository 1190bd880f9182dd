import { readdirSync, readFileSync } from "node:fs";
import { describeShared, sharedPath } from "../setup/shared";
import { answerProblems } from "./answers";

/** What real sites answer and the models do not know. */
const BEYOND: readonly RegExp[] = [
  // Changes of people carry these too; they are in no document.
  /changelog\/histories\/.*"tmpToAccountId", "tmpFromAccountId"$/,
  // The older API writes wiki text where the one that the app calls has a document.
  /comment\/comments\/\d+\/body .*received string$/,
];

type RealIssue = { readonly key: string };

const realIssues = (): readonly RealIssue[] =>
  readdirSync(sharedPath("data/jira/issues")).flatMap((file) => {
    const text = readFileSync(sharedPath("data/jira/issues", file), "utf8");
    const read = JSON.parse(text) as RealIssue & { readonly issues?: readonly RealIssue[] };
    return read.issues ?? [read];
  });

describeShared("the models", () => {
  it("read real issues of public sites", async () => {
    const issues = realIssues();
    const problems: string[] = [];

    for (const body of issues) {
      const path = `/rest/api/3/issue/${body.key}`;
      problems.push(...(await answerProblems({ method: "GET", path, status: 200, body })));
    }

    expect(issues.length).toBeGreaterThan(30);
    expect(problems.filter((one) => !BEYOND.some((known) => known.test(one)))).toEqual([]);
  });
});
