import type { Progress, Stage } from "../contract/views";
import type { PageId } from "../domain/ids";
import type { Ledgers } from "../ports/ledgers";

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
    const { stage, mirrored } = stored.value;
    return { title: titleOf(stage, mirrored), tooltip: "Follow-ups of this postmortem" };
  };

function titleOf(stage: Stage, progress: Progress | undefined): string {
  const said = `Postmortem: ${STAGE[stage].toLowerCase()}`;
  if (progress === undefined || progress.total === 0) return said;
  const overdue = progress.overdue === 0 ? "" : ` · ${progress.overdue} overdue`;
  return `${said} · ${progress.done} of ${progress.total} done${overdue}`;
}
