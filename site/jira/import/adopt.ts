import { z } from "zod";
import { nextId } from "../context";
import type { JiraState, JiraUser } from "../state";
import type { WireUser } from "./wire";

/** Where an import goes, and what it has to say about it. */
export type Import = {
  readonly state: JiraState;
  readonly warn: (text: string) => void;
};

type Kind = { readonly id: string; readonly name: string };

/** Keeps ids that are made from now on clear of those that came from outside. */
export const reserveId = (state: JiraState, id: string): void => {
  if (/^\d{1,15}$/.test(id)) state.lastId = Math.max(state.lastId, Number(id));
};

/**
 * The id under which something of an imported issue is known here: its own when it is free or means the same, that of the same thing
 * under another id, or a new one, with a warning.
 */
export const adopt = <T extends Kind>(
  { state, warn }: Import,
  items: Record<string, T>,
  { wanted, same, what }: Wanted<T>,
): string => {
  const there = items[wanted.id];
  if (there !== undefined && same(there)) return there.id;
  const twin = Object.values(items).find(same);
  if (twin !== undefined) return twin.id;
  if (there !== undefined) {
    warn(`${what} ${wanted.id} is "${there.name}" here: "${wanted.name}" got an id of its own`);
  }
  const id = there === undefined ? wanted.id : nextId(state);
  items[id] = { ...wanted, id };
  reserveId(state, id);
  return id;
};

type Wanted<T> = {
  readonly wanted: T;
  /** Whether something that is known here is the same thing. */
  readonly same: (known: T) => boolean;
  /** What it is, for warnings. */
  readonly what: string;
};

export const sameName =
  (name: string) =>
  (known: Kind): boolean =>
    known.name === name;

const newUser = (accountId: string, user: WireUser): JiraUser => ({
  accountId,
  accountType: "atlassian",
  displayName: user.displayName ?? user.name ?? accountId,
  active: user.active ?? true,
  timeZone: user.timeZone ?? "UTC",
  locale: "en_US",
  groups: ["jira-users"],
});

/** The account of a person; whoever is not known here is added. */
export const adoptUser = ({ state }: Import, user: WireUser | null | undefined): string | null => {
  if (user === null || user === undefined) return null;
  const accountId = user.accountId ?? user.key ?? user.name;
  if (accountId === undefined) return null;
  state.users[accountId] ??= newUser(accountId, user);
  return accountId;
};

/** A value of JSON, or null for what is none. */
export const jsonOf = (value: unknown): z.infer<ReturnType<typeof z.json>> => {
  const parsed = z.json().safeParse(value);
  return parsed.success ? parsed.data : null;
};
