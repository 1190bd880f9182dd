import type { ReactElement } from "react";
import type { PageApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { FollowUpBar } from "../ui/follow-up-bar";
import { Reopened } from "../ui/reopened";
import { WorkWords } from "../ui/work-words";
import { Agreed } from "./agreed";
import { FollowUpTable } from "./follow-up-table";
import { NewLines } from "./new-lines";
import { PageFrame, type ShownPage } from "./page-frame";
import { ProblemList } from "./problem-list";
import { headingWords } from "./proposal-words";
import { reopenedKeys } from "./page-state";
import { usePage, type Page } from "./use-page";

/** The macro on the page: every follow-up, readable in three seconds. */
export function FollowUpsScreen({ calls }: { readonly calls: Calls<PageApi> }): ReactElement {
  const page = usePage(calls);
  return (
    <div className="pm-macro">
      <h1 className="pm-hidden">Follow-ups</h1>
      <PageFrame page={page}>{(shown) => <Tracker page={page} shown={shown} />}</PageFrame>
    </div>
  );
}

function Tracker(props: { readonly page: Page; readonly shown: ShownPage }): ReactElement {
  const { view, work } = props.shown;
  return (
    <div className="pm-stack">
      <Reopened keys={reopenedKeys(view)} />
      <ProblemList problems={view.problems} />
      {view.followUps.length > 0 ? (
        <>
          <FollowUpBar progress={view.progress} />
          <FollowUpTable page={props.page} shown={props.shown} />
        </>
      ) : (
        view.newLines.length === 0 && (
          <p>
            No follow-ups yet. Write checklist lines under the follow-ups heading; mention the owner
            and add a due date.
          </p>
        )
      )}
      <NewLines view={view} work={work} onCreate={props.page.sync} />
      {view.proposals.length > 0 && (
        <p className="pm-note">
          {`${headingWords(view.proposals.length)}. “Postmortem” under the page's title turns them into follow-ups.`}
        </p>
      )}
      <WorkWords work={work} />
      <Agreed agreedAt={view.agreedAt} work={work} onSync={props.page.sync} />
    </div>
  );
}
