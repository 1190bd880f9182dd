import { judge, type Candidate } from "../../src/domain/adopt";
import { issueId } from "../../src/domain/ids";
import { aLink, aTask } from "../builders/follow-ups";

const verdict = (more: Partial<Candidate> = {}) =>
  judge({
    issue: { key: "OPS-7", origin: "https://example.atlassian.net" },
    ofThisSite: true,
    task: aTask({ id: issueId("7"), key: "OPS-7" }),
    seen: true,
    isIncident: false,
    links: [aLink()],
    taken: false,
    ...more,
  });

describe("judge", () => {
  it("lets a line take an issue of this site that nobody has", () => {
    expect(verdict()).toMatchObject({ kind: "take", task: { key: "OPS-7" } });
  });

  it.each<[string, Partial<Candidate>, string]>([
    ["of another site", { ofThisSite: false }, "of another site, https://example.atlassian.net."],
    ["that the app does not see", { task: undefined }, "is not there, or the person"],
    ["that the author does not see", { seen: false }, "is not there, or the person"],
    ["that is an incident", { isIncident: true }, "is an incident, and no follow-up"],
    ["that another line has", { task: aTask() }, "is the task of another line"],
    ["that another postmortem has", { taken: true }, "is a follow-up of another postmortem"],
  ])("leaves alone an issue %s, and says what to do", (_, more, reason) => {
    const left = verdict(more);

    expect(left.kind).toBe("leave");
    expect(left.kind === "leave" && left.reason).toContain(reason);
    expect(left.kind === "leave" && left.reason).toContain("Remove the link");
  });
});
