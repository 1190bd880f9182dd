import type { Stage } from "../contract/views";
import type { IssueId, PageId, SpaceId } from "../domain/ids";
import type { Person } from "../domain/incident";
import type { IncidentRef, Ledger } from "./ledgers";

/** Who starts the postmortem of an incident, where and under what title; and which page it became. */
export type Claim = {
  readonly id: string;
  readonly generation: number;
  readonly incident: IncidentRef;
  readonly owner: Person;
  /** ms since the epoch. */
  readonly claimedAt: number;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly template: string;
  readonly stage: Stage;
  /** `claimed`: the page is being made or its maker died. `created`: it exists. `linked`: everybody has been told. */
  readonly phase: "claimed" | "created" | "linked";
  readonly page: PageId | undefined;
};

/** Exactly one claim an incident, taken and changed by conditional writes alone. */
export type Claims = {
  /** Strictly consistent. */
  readonly find: (incident: IssueId) => Promise<Claim | undefined>;
  /** Takes the claim when nobody has it. False when somebody does. */
  readonly take: (claim: Claim) => Promise<boolean>;
  /** Takes over with the next generation. False when the generation has moved on meanwhile. */
  readonly replace: (claim: Claim, generation: number) => Promise<boolean>;
  /** The page exists: writes the claim and the page's first ledger, both or neither. Throws `conflict` when the claim was taken over. */
  readonly settle: (claim: Claim, ledger: Ledger) => Promise<void>;
  /** Gives the claim back. Nothing happens when its generation has moved on. */
  readonly release: (claim: Claim) => Promise<void>;
  /** Up to 100 incidents whose start is not finished; a list that lags. */
  readonly unfinished: () => Promise<readonly IssueId[]>;
};
