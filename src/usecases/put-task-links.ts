import type { AdfDocument, AdfNode } from "../contract/adf";
import { inlineCard, mapNodes, text } from "../domain/adf";
import { AppError } from "../domain/app-error";
import type { PageId } from "../domain/ids";
import { linesOf, type LineOptions } from "../domain/line";
import { matchLines } from "../domain/match";
import type { Link } from "../domain/link";
import type { Ledgers } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import { lineOptions } from "./sync-run";

type Deps = {
  readonly pages: Pages;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly log: Log;
  readonly browse: (key: string) => string;
  readonly identify: LineOptions["identify"];
};

/**
 * Writes each task's link to the end of its line, as the person who asks, over the version just read; every other node stays as it is.
 * Gives the number of links written. Throws `not-a-postmortem`, `page-not-found`, `no-edit-permission`, `conflict`.
 */
export const makePutTaskLinks =
  (deps: Deps) =>
  async (id: PageId): Promise<number> => {
    const [stored, settings, page] = await Promise.all([
      deps.ledgers.find(id),
      deps.settings.get(),
      deps.pages.find(id),
    ]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    if (page === undefined) throw new AppError("page-not-found", "the page is not visible");
    const lines = linesOf(page.document, lineOptions(settings, deps.identify));
    const { links } = stored.value;
    const lineOf = matchLines(lines, links);
    const wanted = links.flatMap((link) => {
      const line = lineOf.get(link.line);
      const url = urlOf(link, deps);
      const there = url === undefined || line === undefined || line.urls.includes(url);
      return there || line.localId === "" ? [] : [[line.localId, url] as const];
    });
    if (wanted.length === 0) return 0;
    await deps.pages.write(page, withLinks(page.document, new Map(wanted)), "Task links");
    deps.log.info("task-links-written", { page: id, links: wanted.length });
    return wanted.length;
  };

const urlOf = (link: Link, { browse }: Deps): string | undefined =>
  link.phase === "linked" && link.task !== undefined ? browse(link.task.key) : undefined;

function withLinks(document: AdfDocument, urls: ReadonlyMap<string, string>): AdfDocument {
  const left = new Map(urls);
  return mapNodes(document, (node) => {
    const localId = node.attrs?.["localId"];
    if (node.type !== "taskItem" || typeof localId !== "string") return node;
    const url = left.get(localId);
    left.delete(localId);
    return url === undefined ? node : withLink(node, url);
  });
}

const withLink = (item: AdfNode, url: string): AdfNode => ({
  ...item,
  content: [...(item.content ?? []), ...text(" "), inlineCard(url)],
});
