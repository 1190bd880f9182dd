import type { AdfDocument } from "../contract/adf";
import { AppError } from "../domain/app-error";
import type { PageId } from "../domain/ids";
import type { Page, Pages } from "../ports/pages";

export type Rewrite = {
  readonly page: PageId;
  /** What the history of the page says about it. */
  readonly message: string;
  /** Whether the person knows that unpublished changes are open, and wants it nevertheless. */
  readonly overDraft: boolean;
  /** What becomes of the page; undefined when there is nothing to write. Asked again for a newer version. */
  readonly change: (page: Page) => AdfDocument | undefined;
};

export type Rewritten = {
  /** Whether changes that nobody published were open. Confluence merges them, or drops them. */
  readonly overDraft: boolean;
};

/** How often it is written before the person is told that it did not work. */
const TRIES = 3;

/**
 * Writes a body over the version just read, as the person who asks. When somebody saves meanwhile, it reads again and makes the same change to
 * what they saved; also when nobody can say whether it was written, so that `change` finds what is there. Throws `page-not-found`, `draft-open`,
 * `no-edit-permission`, `conflict`, `document-invalid`, `document-too-large`, `rate-limited`, `unavailable`.
 */
export async function rewritePage(
  pages: Pick<Pages, "find" | "write" | "hasOpenDraft">,
  rewrite: Rewrite,
): Promise<Rewritten> {
  let overDraft = false;
  for (let left = TRIES - 1; ; left -= 1) {
    const page = await pages.find(rewrite.page);
    if (page === undefined) throw new AppError("page-not-found", "the page is not visible");
    const document = rewrite.change(page);
    if (document === undefined) return { overDraft };
    overDraft = await pages.hasOpenDraft(page);
    if (overDraft && !rewrite.overDraft) {
      throw new AppError("draft-open", "the page has changes that nobody published");
    }
    if (await written(pages.write(page, document, rewrite.message), left)) return { overDraft };
  }
}

const TRIED_AGAIN: ReadonlySet<string> = new Set(["conflict", "unavailable"]);

/** False when it may be tried again, and there are tries left. */
async function written(work: Promise<void>, left: number): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && TRIED_AGAIN.has(error.code) && left > 0) return false;
    throw error;
  }
}
