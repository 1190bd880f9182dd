import type { AdfNode } from "../contract/adf";

/** The blanks that a template can hold, by the name of their token, and as people read them. */
export const BLANK_LABEL = {
  incident: "Incident",
  title: "Title",
  summary: "Summary",
  project: "Project",
  issueType: "Issue type",
  status: "Incident status",
  resolution: "Resolution",
  priority: "Priority",
  severity: "Severity",
  reporter: "Reported by",
  assignee: "Assigned to",
  components: "Components",
  labels: "Labels",
  affectedVersions: "Affected versions",
  created: "Created",
  firstResponse: "First response",
  resolved: "Resolved",
  timeToRespond: "Time to first response",
  timeToResolve: "Time to resolution",
  description: "Description",
  linkedIssues: "Linked issues",
  timeline: "Timeline",
  stage: "Stage of the analysis",
  today: "Today",
} as const;

export type BlankName = keyof typeof BLANK_LABEL;

/** Inline nodes stand inside a sentence; blocks stand in place of the paragraph that holds the blank. */
export type BlankValue =
  | { readonly kind: "inline"; readonly nodes: readonly AdfNode[] }
  | { readonly kind: "block"; readonly nodes: readonly AdfNode[] };

/** A blank without a value stays open. */
export type BlankValues = Readonly<Partial<Record<BlankName, BlankValue | undefined>>>;

const isBlankName = (name: string): name is BlankName => Object.hasOwn(BLANK_LABEL, name);

const BY_SMALL_LETTERS: ReadonlyMap<string, BlankName> = new Map(
  Object.keys(BLANK_LABEL)
    .filter(isBlankName)
    .map((name) => [name.toLowerCase(), name]),
);

/** The blank that a token names, in any case; undefined when there is none of that name. */
export const findBlank = (token: string): BlankName | undefined =>
  BY_SMALL_LETTERS.get(token.toLowerCase());
