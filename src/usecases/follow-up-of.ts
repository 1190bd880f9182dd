import type { IssueId } from "../domain/ids";
import type { Link } from "../domain/link";
import type { Incidents } from "../ports/incidents";
import type { Ledger, Ledgers } from "../ports/ledgers";

type Deps = { readonly incidents: Pick<Incidents, "followUpPage">; readonly ledgers: Ledgers };

export type FollowUp = { readonly ledger: Ledger; readonly link: Link };

/** The follow-up that an issue is the task of. Its property names the page, and anybody can write properties: the ledger has to know it too. */
export async function followUpOf(
  { incidents, ledgers }: Deps,
  issue: IssueId,
): Promise<FollowUp | undefined> {
  const page = await incidents.followUpPage(issue);
  const stored = page === undefined ? undefined : await ledgers.find(page);
  const link = stored?.value.links.find(({ task }) => task?.id === issue);
  return stored === undefined || link === undefined ? undefined : { ledger: stored.value, link };
}
