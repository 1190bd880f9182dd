import { isInstruction, isOrder, saysOught } from "../../../src/domain/recognise/item";
import { LANGUAGES } from "../../../src/domain/recognise/languages";

describe("saysOught", () => {
  it.each([
    ["We will page the storage team at 80 percent", true],
    ["Alerts for disks are planned", true],
    ["We have to test the restore", true],
    ["Disks should be watched", true],
    ["The disks of the shop\nshould be watched", true],
    ["We really must not deploy on Fridays", true],
    ["The alert fired, because we must wait for the tests", false],
    ["We should have known", false],
    ["Disks were full. They should be empty", false],
    ["The restore took three hours", false],
  ])("of %j: %s", (words, expected) => {
    expect(saysOught(words, LANGUAGES)).toBe(expected);
  });
});

describe("isOrder", () => {
  it.each([
    ["Add an alert for full disks", true],
    ["Adding an alert for full disks", true],
    ["Automating the restore", true],
    ["Running a drill each quarter", true],
    ["Monitoring: page the team at 80 percent", true],
    ["[P1] Test the restore", true],
    ["- [ops] Test the restore", true],
    ["Always test the restore", true],
    ["Don't deploy on Fridays", true],
    ["Please also do not deploy on Fridays", true],
    ["Continue the drills", true],
    ["Start paging the storage team", true],
    ["During the outage nobody was paged", false],
    ["String handling was slow", false],
    ["Never again", false],
    ["Always", false],
    ["The restore took three hours", false],
  ])("of %j: %s", (words, expected) => {
    expect(isOrder(words, LANGUAGES)).toBe(expected);
  });
});

describe("isInstruction", () => {
  it.each([
    ["List the follow-ups with their owners", true],
    ["Describe what happened", true],
    ["Buy disks", false],
    ["…", false],
    ["", false],
  ])("of %j: %s", (words, expected) => {
    expect(isInstruction(words, LANGUAGES)).toBe(expected);
  });
});
