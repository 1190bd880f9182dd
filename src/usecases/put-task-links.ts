import type { AdfDocument } from "../contract/adf";
import { AppError } from "../domain/app-error";
import type { LineId, PageId } from "../domain/ids";
import { checklistOf, type LineOptions } from "../domain/line";
import { matchLines } from "../domain/match";
import type { Link } from "../domain/link";
import { withTaskLinks } from "../domain/task-links";
import type { Ledgers } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { Page, Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import { rewritePage } from "./rewrite-page";
import { lineOptions } from "./sync-run";

type Deps = {
  readonly pages: Pages;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly browse: (key: string) => string;
  readonly identify: LineOptions["identify"];
};

export type LinksWritten = {
  readonly written: number;
  /** Whether changes that nobody published were open while the page was written. */
  readonly overDraft: boolean;
};

/**
 * Writes each task's link to the end of its line, as the person who asks; every other node stays as it is, and what somebody saves meanwhile is
 * kept. Over unpublished changes only when the person knows of them. Throws `not-a-postmortem`, and what `rewritePage` throws.
 */
export const makePutTaskLinks =
  (deps: Deps) =>
  async (id: PageId, overDraft: boolean): Promise<LinksWritten> => {
    const [stored, settings] = await Promise.all([deps.ledgers.find(id), deps.settings.get()]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    const { links } = stored.value;
    const options = lineOptions(settings, deps.identify);
    // Asked again after an answer that got lost, the page has what was written.
    const written = new Set<LineId>();
    const change = (page: Page): AdfDocument | undefined => {
      const lineOf = matchLines(checklistOf(page.document, options), links);
      const missing = links.flatMap((link) => {
        const line = lineOf.get(link.line);
        const key = keyOf(link);
        const there = key === undefined || line?.issues.some((issue) => issue.key === key);
        if (there || line === undefined) return [];
        written.add(link.line);
        return [[line.item, deps.browse(key)] as const];
      });
      return withTaskLinks(page.document, new Map(missing));
    };
    const { overDraft: wasOpen } = await rewritePage(deps.pages, {
      page: id,
      message: "Task links",
      overDraft,
      change,
    });
    deps.log.info("task-links-written", { page: id, links: written.size });
    return { written: written.size, overDraft: wasOpen };
  };

const keyOf = ({ phase, task }: Link): string | undefined =>
  phase === "linked" ? task?.key : undefined;
