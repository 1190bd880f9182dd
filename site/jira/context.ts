import type { Clock, Emit, Profile } from "../core";
import type { SearchIndex } from "./search-index";
import type { JiraState } from "./state";

/** One running Jira: what it remembers, and what it is told from outside. */
export type Jira = {
  readonly clock: Clock;
  readonly emit: Emit;
  readonly profile: () => Profile;
  /** Numbers from 0 up to 1, by the site's seed. */
  readonly random: () => number;
  readonly state: JiraState;
  readonly index: SearchIndex;
  /** Instants (ms) of the last writes of each issue, for the write limit. */
  readonly writes: Map<string, readonly number[]>;
};

/** A fresh id; ids of all kinds come from one row of numbers. */
export const nextId = (state: JiraState): string => {
  state.lastId += 1;
  return String(state.lastId);
};
