import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { fieldsOfLine } from "../../src/domain/fields";
import { issueId, lineId, projectId } from "../../src/domain/ids";
import type { Line, LineOptions } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Task } from "../../src/domain/task";

export const PROJECT = projectId("10000");

/** A valid line that differs in what the test is about. */
export const aLine = (overrides: Partial<Line> = {}): Line => ({
  id: lineId("line-1"),
  localId: "local-1",
  listed: true,
  summary: "Add an alert",
  text: "Add an alert",
  done: false,
  owner: undefined,
  others: [],
  due: undefined,
  priority: undefined,
  urls: [],
  issues: [],
  position: 0,
  item: { type: "taskItem" },
  ...overrides,
});

export const aTask = (overrides: Partial<Task> = {}): Task => ({
  id: issueId("20001"),
  key: "OPS-1",
  url: "https://example.atlassian.net/browse/OPS-1",
  projectId: PROJECT,
  summary: "Add an alert",
  status: { id: "1", name: "To Do", category: "new" },
  resolution: undefined,
  assignee: undefined,
  due: undefined,
  priority: undefined,
  ...overrides,
});

export const DONE = { id: "3", name: "Erledigt", category: "done" } as const;

/** A link of `aLine` and `aTask` that agrees on both as they are. */
export const aLink = (overrides: Partial<Link> = {}): Link => {
  const fields = fieldsOfLine(aLine());
  return {
    line: lineId("line-1"),
    localId: "local-1",
    text: "Add an alert",
    phase: "linked",
    claimedAt: 0,
    task: { id: issueId("20001"), key: "OPS-1", projectId: PROJECT },
    adopted: undefined,
    tied: true,
    agreed: { page: fields, task: fields },
    promised: undefined,
    postponed: 0,
    problem: undefined,
    ...overrides,
  };
};

export const LINE_OPTIONS: LineOptions = {
  headings: DEFAULT_SETTINGS.followUps.headings,
  priorities: ["P1", "P2", "P3", "P4"],
  identify: (localId) => lineId(localId),
};

export const words = (text: string): AdfNode => ({ type: "text", text });

export const item = (localId: string, content: readonly AdfNode[], state = "TODO"): AdfNode => ({
  type: "taskItem",
  attrs: { localId, state },
  content,
});

export const list = (...content: readonly AdfNode[]): AdfNode => ({
  type: "taskList",
  attrs: { localId: "list" },
  content,
});

export const heading = (text: string, level = 2): AdfNode => ({
  type: "heading",
  attrs: { level },
  content: [words(text)],
});

export const doc = (...content: readonly AdfNode[]): AdfDocument => ({
  type: "doc",
  version: 1,
  content,
});
