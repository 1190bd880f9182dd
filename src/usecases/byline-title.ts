import type { Stage } from "../contract/views";
import type { PageId } from "../domain/ids";
import type { Ledger, Ledgers } from "../ports/ledgers";

type Deps = { readonly ledgers: Ledgers };

export type BylineTitle = { readonly title: string; readonly tooltip: string };

const STAGE: Readonly<Record<Stage, string>> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
};

/** The line under a page's title: one strict read and no request. Undefined on a page that is no postmortem of ours. */
export const makeBylineTitle =
  ({ ledgers }: Deps) =>
  async (page: PageId): Promise<BylineTitle | undefined> => {
    const stored = await ledgers.find(page);
    if (stored === undefined) return undefined;
    return { title: titleOf(stored.value), tooltip: "Follow-ups of this postmortem" };
  };

function titleOf({ stage, reopened, mirrored: progress }: Ledger): string {
  const again = reopened.length === 0 ? "" : " · incident open again";
  const said = `Postmortem: ${STAGE[stage].toLowerCase()}${again}`;
  if (progress === undefined || progress.total === 0) return said;
  const overdue = progress.overdue === 0 ? "" : ` · ${progress.overdue} overdue`;
  return `${said} · ${progress.done} of ${progress.total} done${overdue}`;
}
