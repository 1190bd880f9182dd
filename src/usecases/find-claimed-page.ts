import { findMarker } from "../domain/marker";
import type { Claim } from "../ports/claims";
import type { Pages, TitledPage } from "../ports/pages";

/**
 * The page that an earlier run of this claim made: under the claim's title or, where somebody has renamed it meanwhile, among the newest
 * of its space. A copy of it bears the same marker and is younger.
 */
export async function findClaimedPage(
  pages: Pick<Pages, "findByTitle" | "newest">,
  claim: Claim,
): Promise<TitledPage | undefined> {
  const isOurs = ({ document }: TitledPage): boolean =>
    document !== undefined && findMarker(document)?.claimId === claim.id;
  const titled = await pages.findByTitle(claim.spaceId, claim.title);
  if (titled !== undefined && isOurs(titled)) return titled;
  return (await pages.newest(claim.spaceId)).filter(isOurs).at(-1);
}
