import {
  APP_ACCOUNT_ID,
  type Actor,
  type Clock,
  DEFAULT_PROFILE,
  type ProductEvent,
  type Profile,
} from "../../site/core";
import { createClock } from "../../site/clock";
import { type Confluence, createConfluence } from "../../site/confluence/confluence";
import type { ConfluenceState, Space } from "../../site/confluence/model";
import { watched } from "../contract/watch";

export const ANNA = "user-anna";
export const BORIS = "user-boris";
export const app: Actor = { kind: "app", accountId: APP_ACCOUNT_ID };
export const anna: Actor = { kind: "user", accountId: ANNA };
export const boris: Actor = { kind: "user", accountId: BORIS };

/** What tests read of answers: which of it is there depends on the operation. */
type Body = {
  readonly id: string;
  readonly localId: string;
  readonly key: string;
  readonly value: unknown;
  readonly status: string;
  readonly title: string;
  readonly spaceId: string;
  readonly pageId: string;
  readonly parentId: string | null;
  readonly authorId: string;
  readonly completedBy: string;
  readonly version: {
    readonly number: number;
    readonly message: string;
    readonly authorId: string;
  };
  readonly body: { readonly atlas_doc_format: { readonly value: string } };
  readonly results: readonly Body[];
  readonly errors: readonly { readonly code: string; readonly title: string }[];
  readonly operations: { readonly results: readonly unknown[] };
  readonly properties: { readonly results: readonly unknown[] };
  readonly labels: { readonly results: readonly Body[] };
  readonly name: string;
  readonly prefix: string;
  readonly versions: { readonly results: readonly { readonly number: number }[] };
  readonly _links: { readonly next: string };
};

type Answer = { readonly status: number; readonly headers: Headers; readonly body: Body };

type World = {
  readonly clock: Clock;
  readonly events: readonly ProductEvent[];
  /** Event names so far, without `avi:confluence:`. */
  readonly names: () => readonly string[];
  readonly confluence: Confluence;
  readonly space: Space;
  /** Sends `GET /pages/1` and the like; paths without `/wiki` are those of v2. */
  readonly call: (actor: Actor, request: string, body?: unknown) => Promise<Answer>;
};

const PREFIX = "avi:confluence:";

/** A Confluence with two people, a space that both may use, and everything it told. */
export function confluenceWorld(profile: Partial<Profile> = {}, state?: ConfluenceState): World {
  const clock = createClock("2026-03-02T09:00:00.000Z");
  const events: ProductEvent[] = [];
  const confluence = watched(
    createConfluence({
      clock,
      emit: (event) => void events.push(event),
      profile: { ...DEFAULT_PROFILE, taskLagMs: 0, searchLagMs: 0, ...profile },
      ...(state ? { state } : {}),
    }),
    "accepted",
  );
  const people = state ? [] : [ANNA, BORIS];
  for (const accountId of people) confluence.admin.addUser({ accountId, displayName: accountId });
  const space =
    Object.values(confluence.state.spaces)[0] ??
    confluence.admin.addSpace({ key: "OPS", name: "Operations", authorId: ANNA });

  const call = async (actor: Actor, request: string, body?: unknown): Promise<Answer> => {
    const [method = "GET", path = ""] = request.split(" ");
    const init =
      body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const headers = { "Content-Type": "application/json" };
    const url = `https://local.atlassian.net${path.startsWith("/wiki") ? path : `/wiki/api/v2${path}`}`;
    const response = await confluence.handle(new Request(url, { method, headers, ...init }), actor);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text === "" ? "{}" : text) as Body,
    };
  };
  const names = (): readonly string[] =>
    events.map(({ eventType }) => eventType.slice(PREFIX.length));
  return { clock, events, names, confluence, space, call };
}

type Node = Readonly<Record<string, unknown>>;

export const text = (value: string): Node => ({ type: "text", text: value });
export const paragraph = (value: string): Node => ({ type: "paragraph", content: [text(value)] });
export const task = (localId: string, value: string, state = "TODO"): Node => ({
  type: "taskItem",
  attrs: { localId, state },
  content: value === "" ? [] : [text(value)],
});
export const taskList = (...content: unknown[]): Node => ({
  type: "taskList",
  attrs: { localId: "list-1" },
  content,
});
export const doc = (...content: unknown[]): Node => ({ type: "doc", version: 1, content });

export const adf = (document: unknown): Node => ({
  representation: "atlas_doc_format",
  value: JSON.stringify(document),
});
