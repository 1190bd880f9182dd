import { makeInvoke } from "@forge/bridge";
import type { AdminApi, CreateInput, IssueApi, PageApi, StartApi } from "../src/contract/api";
import { MAX_CALL_BYTES } from "../src/contract/keys";
import type { Reply } from "../src/contract/reply";
import type { Calls, Failure } from "./calls";

const invokeStart = makeInvoke<StartApi>();
const invokeIssue = makeInvoke<IssueApi>();
const invokePage = makeInvoke<PageApi>();
const invokeAdmin = makeInvoke<AdminApi>();

const UNREACHED: Failure = {
  ok: false,
  code: "unavailable",
  message: "Couldn't reach the app. Check your connection, then try again.",
};

/** The call may fail below the contract (no network, too slow, crashed): that is a failure with a message too. */
async function answer<T>(asked: () => Promise<Reply<T> | undefined>): Promise<Reply<T>> {
  try {
    const reply = await asked();
    return typeof reply?.ok === "boolean" ? reply : UNREACHED;
  } catch {
    return UNREACHED;
  }
}

/** Undefined when it fits into one call. */
export function tooLarge(input: CreateInput): Failure | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(input)).length;
  if (bytes <= MAX_CALL_BYTES) return undefined;
  return {
    ok: false,
    code: "document-too-large",
    message:
      `The document is ${kilobytes(bytes)} KB, and at most ${kilobytes(MAX_CALL_BYTES)} KB can be sent. ` +
      "Nothing is lost: shorten it here, or reset it, create the page and add the rest there.",
  };
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

export const startCalls: Calls<StartApi> = {
  openStart: (input) => answer(() => invokeStart("openStart", input)),
  checkPlace: (input) => answer(() => invokeStart("checkPlace", input)),
  listParents: (input) => answer(() => invokeStart("listParents", input)),
  preview: (input) => answer(() => invokeStart("preview", input)),
  create: async (input) => tooLarge(input) ?? answer(() => invokeStart("create", input)),
  findPeople: (input) => answer(() => invokeStart("findPeople", input)),
};

export const issueCalls: Calls<IssueApi> = {
  openPanel: (input) => answer(() => invokeIssue("openPanel", input)),
  syncNow: () => answer(() => invokeIssue("syncNow")),
  decide: (input) => answer(() => invokeIssue("decide", input)),
};

export const pageCalls: Calls<PageApi> = {
  openPage: (input) => answer(() => invokePage("openPage", input)),
  syncNow: () => answer(() => invokePage("syncNow")),
  decide: (input) => answer(() => invokePage("decide", input)),
  putTaskLinks: (input) => answer(() => invokePage("putTaskLinks", input)),
  turnIntoFollowUps: (input) => answer(() => invokePage("turnIntoFollowUps", input)),
};

export const adminCalls: Calls<AdminApi> = {
  openSettings: () => answer(() => invokeAdmin("openSettings")),
  listIssueTypes: (input) => answer(() => invokeAdmin("listIssueTypes", input)),
  tryRule: (input) => answer(() => invokeAdmin("tryRule", input)),
  saveSettings: (input) => answer(() => invokeAdmin("saveSettings", input)),
};
