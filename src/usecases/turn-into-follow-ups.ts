import type { AdfDocument } from "../contract/adf";
import type { TurnInput } from "../contract/api";
import type { TurnedView } from "../contract/views";
import { AppError } from "../domain/app-error";
import type { PageId } from "../domain/ids";
import type { LineOptions } from "../domain/line";
import { keysInLines, keysOf, proposalsIn } from "../domain/proposals";
import { turnIntoLines } from "../domain/turn-into-lines";
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
  readonly identify: LineOptions["identify"];
  readonly newId: () => string;
};

/**
 * Makes lines of the proposals with these keys, as the person who asks, in the page as it is at that moment: what reads the same is turned,
 * what stands in a line already is counted as there, the rest as left. Over unpublished changes only when the person knows of them. Throws
 * `not-a-postmortem`, and what `rewritePage` throws.
 */
export const makeTurnIntoFollowUps =
  (deps: Deps) =>
  async (id: PageId, input: TurnInput): Promise<TurnedView> => {
    const [stored, settings] = await Promise.all([deps.ledgers.find(id), deps.settings.get()]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    const options = lineOptions(settings, deps.identify);
    const { headings } = options;
    const keys = new Set(input.keys);
    let turned = 0;
    let there = 0;
    const change = ({ document }: Page): AdfDocument | undefined => {
      const proposals = proposalsIn(document, options);
      const wanted = keysOf(proposals).map((key) => keys.has(key));
      const chosen = proposals.filter((_, at) => wanted[at]);
      turned = chosen.length;
      there = keysInLines(document, [...keys], options).length;
      if (turned === 0) return undefined;
      return turnIntoLines(document, chosen, { headings, newId: deps.newId });
    };
    const { overDraft } = await rewritePage(deps.pages, {
      page: id,
      message: "Items turned into follow-ups",
      overDraft: input.overDraft,
      change,
    });
    const view = { turned, there, left: keys.size - turned - there, overDraft };
    deps.log.info("turned-into-follow-ups", { page: id, ...view });
    return view;
  };
