import type { TurnedView } from "../contract/views";
import { AppError } from "../domain/app-error";
import type { PageId } from "../domain/ids";
import type { LineOptions } from "../domain/line";
import { keysOf, proposalsIn } from "../domain/proposals";
import { turnIntoLines } from "../domain/turn-into-lines";
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
  readonly identify: LineOptions["identify"];
  readonly newId: () => string;
};

/** How often somebody may be faster before the person is told. */
const ATTEMPTS = 3;

/**
 * Makes lines of the proposals with these keys, as the person who asks, over the version just read. When somebody writes the page in between,
 * it is read again, and what still reads like the same proposal is turned; the rest is counted as left. Throws `not-a-postmortem`,
 * `page-not-found`, `no-edit-permission`, `conflict` when somebody was faster three times.
 */
export const makeTurnIntoFollowUps =
  (deps: Deps) =>
  async (id: PageId, keys: readonly string[]): Promise<TurnedView> => {
    const [stored, settings] = await Promise.all([deps.ledgers.find(id), deps.settings.get()]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    const options = lineOptions(settings, deps.identify);
    for (let attempt = 1; ; attempt += 1) {
      const turned = await turnOnce(deps, { id, keys: new Set(keys), options }, attempt < ATTEMPTS);
      if (turned === undefined) continue;
      const view = { turned, left: keys.length - turned };
      deps.log.info("turned-into-follow-ups", { page: id, ...view });
      return view;
    }
  };

type Wanted = {
  readonly id: PageId;
  readonly keys: ReadonlySet<string>;
  readonly options: LineOptions;
};

/** How many proposals were turned; undefined when somebody was faster and it may be tried again. */
async function turnOnce(
  { pages, newId }: Deps,
  { id, keys, options }: Wanted,
  mayTryAgain: boolean,
): Promise<number | undefined> {
  const page = await pages.find(id);
  if (page === undefined) throw new AppError("page-not-found", "the page is not visible");
  const proposals = proposalsIn(page.document, options);
  const names = keysOf(proposals);
  const chosen = proposals.filter((_, at) => keys.has(names[at] ?? ""));
  if (chosen.length === 0) return 0;
  const document = turnIntoLines(page.document, chosen, { headings: options.headings, newId });
  try {
    await pages.write(page, document, "Items turned into follow-ups");
  } catch (error) {
    if (mayTryAgain && error instanceof AppError && error.code === "conflict") return undefined;
    throw error;
  }
  return chosen.length;
}
