/**
 * A node of an Atlassian document. Documents are trees of these, never strings: what people write is data.
 * Nodes and attributes that the app does not know are carried as they are.
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export type AdfNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
};

export type AdfMark = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
};

export type AdfDocument = {
  readonly type: "doc";
  readonly version: 1;
  readonly content: readonly AdfNode[];
};
