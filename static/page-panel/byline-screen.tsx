import Button from "@atlaskit/button/new";
import type { ReactElement } from "react";
import type { PageApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { FollowUpBar } from "../ui/follow-up-bar";
import { OutsideLink } from "../ui/outside-link";
import { StageLozenge } from "../ui/stage-lozenge";
import { useSurroundings } from "../ui/surroundings";
import { Reopened } from "../ui/reopened";
import { useEscape } from "../ui/use-escape";
import { isBusy } from "../ui/work";
import { WorkWords } from "../ui/work-words";
import { Agreed } from "./agreed";
import { FollowUpTable } from "./follow-up-table";
import { NewLines } from "./new-lines";
import { PageFrame, type ShownPage } from "./page-frame";
import { wasTold } from "./page-state";
import { ProblemList } from "./problem-list";
import { reopenedKeys } from "./page-state";
import { Proposals } from "./proposals";
import { usePage, type Page } from "./use-page";

const isEmpty = ({ followUps, newLines, proposals }: ShownPage["view"]): boolean =>
  followUps.length + newLines.length + proposals.length === 0;

/** The dialog behind the byline: what the lines of this page become, and how far it is. */
export function BylineScreen({ calls }: { readonly calls: Calls<PageApi> }): ReactElement {
  const page = usePage(calls);
  const { host } = useSurroundings();
  useEscape(host.close);
  return (
    <div className="pm-dialog">
      <PageFrame page={page}>
        {(shown) => <FollowUpsOfPage calls={calls} page={page} shown={shown} />}
      </PageFrame>
    </div>
  );
}

function FollowUpsOfPage(props: {
  readonly calls: Calls<PageApi>;
  readonly page: Page;
  readonly shown: ShownPage;
}): ReactElement {
  const { calls, page, shown } = props;
  const { host } = useSurroundings();
  const { view, work } = shown;
  const linkable = view.canEdit && view.followUps.some((one) => one.task !== undefined);
  return (
    <div className="pm-stack">
      <header className="pm-stack-tight">
        <h1 className="pm-heading">Follow-ups</h1>
        <p className="pm-facts">
          <StageLozenge stage={view.stage} />
          {view.incidents.map((incident) => (
            <OutsideLink key={incident.key} href={incident.url}>
              {incident.key}
            </OutsideLink>
          ))}
        </p>
      </header>
      {view.progress.total > 0 && <FollowUpBar progress={view.progress} />}
      <Reopened keys={reopenedKeys(view)} />
      <ProblemList problems={view.problems} />
      <WorkWords work={work} />
      <NewLines view={view} work={work} onCreate={page.sync} />
      <Proposals
        calls={calls}
        proposals={view.proposals}
        canEdit={view.canEdit}
        onTurned={page.sync}
      />
      {view.followUps.length > 0 && <FollowUpTable page={page} shown={shown} />}
      {isEmpty(view) && (
        <p>
          No follow-ups yet. Write checklist lines under the follow-ups heading of this page;
          mention the owner and add a due date.
        </p>
      )}
      <footer className="pm-spread">
        <Agreed agreedAt={view.agreedAt} work={work} onSync={page.sync} />
        <div className="pm-buttons">
          {linkable && (
            <Button
              spacing="compact"
              aria-disabled={isBusy(work)}
              onClick={() => {
                if (!isBusy(work)) page.putLinks(wasTold(work));
              }}
            >
              {wasTold(work) ? "Put task links in anyway" : "Put task links into lines"}
            </Button>
          )}
          <Button spacing="compact" onClick={host.close}>
            Close
          </Button>
        </div>
      </footer>
    </div>
  );
}
