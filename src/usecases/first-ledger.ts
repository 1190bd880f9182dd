import type { PageId } from "../domain/ids";
import type { Claim } from "../ports/claims";
import type { Ledger } from "../ports/ledgers";

type Made = { readonly id: PageId; readonly title: string; readonly url: string };

/** What is known of a page right after it was made; `now` in ms since the epoch. */
export const firstLedger = (claim: Claim, page: Made, now: number): Ledger => ({
  page: page.id,
  claimId: claim.id,
  title: page.title,
  url: page.url,
  incidents: [claim.incident],
  template: claim.template,
  stage: claim.stage,
  startedBy: claim.owner,
  startedAt: new Date(now).toISOString(),
  links: [],
  agreedAt: undefined,
  readAt: undefined,
  mirrored: undefined,
  reopened: [],
  problem: undefined,
  gone: false,
});
