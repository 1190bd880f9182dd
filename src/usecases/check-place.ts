import type { PlaceCheckView } from "../contract/views";
import { spaceId, type SpaceId } from "../domain/ids";
import { freeTitle } from "../domain/title";
import type { Pages, Spaces } from "../ports/pages";

export type PlaceQuestion = {
  readonly spaceId: string;
  readonly title: string;
  /** Tells two titles apart when one is taken: the incident's key. */
  readonly key: string;
};

type Deps = { readonly pages: Pages; readonly spaces: Spaces };

/**
 * Whether this person may create a page there under that title; a taken title comes with a free one. Reads only. Throws
 * `confluence-not-connected`, `rate-limited`, `unavailable`.
 */
export const makeCheckPlace =
  ({ pages, spaces }: Deps) =>
  async (question: PlaceQuestion): Promise<PlaceCheckView> => {
    const space = spaceId(question.spaceId);
    const [mayCreate, title] = await Promise.all([
      spaces.mayCreatePage(space),
      checkTitle(pages, space, { ...question, title: question.title.trim() }),
    ]);
    return { canCreate: mayCreate === true, refusal: refusalOf(mayCreate), title };
  };

function refusalOf(mayCreate: boolean | undefined): string | undefined {
  if (mayCreate === undefined)
    return "You can't see this space. Ask a space admin, or choose another space.";
  return mayCreate
    ? undefined
    : "You can't add pages in this space. Ask a space admin, or choose another space.";
}

async function checkTitle(
  pages: Pages,
  space: SpaceId,
  { title, key }: PlaceQuestion,
): Promise<PlaceCheckView["title"]> {
  if (title === "") return { kind: "unknown" };
  const taken = await pages.findByTitle(space, title);
  if (taken === undefined) return { kind: "free" };
  return { kind: "taken", url: taken.url, free: await findFreeTitle(pages, space, { title, key }) };
}

/** A title that nothing in the space bears. Asks Confluence once for each one that is taken too. */
async function findFreeTitle(
  pages: Pages,
  space: SpaceId,
  { title, key }: { readonly title: string; readonly key: string },
): Promise<string> {
  const taken = new Set([title.toLowerCase()]);
  for (;;) {
    const candidate = freeTitle(title, taken, key);
    if ((await pages.findByTitle(space, candidate)) === undefined) return candidate;
    taken.add(candidate.toLowerCase());
  }
}
