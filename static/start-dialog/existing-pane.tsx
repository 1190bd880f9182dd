import Button from "@atlaskit/button/new";
import { useEffect, useRef, type ReactElement } from "react";
import type { IncidentView, PostmortemView } from "../../src/contract/views";
import { FollowUpBar } from "../ui/follow-up-bar";
import { StageLozenge } from "../ui/stage-lozenge";
import { useSurroundings } from "../ui/surroundings";
import { Instant } from "../ui/times";
import { IncidentHeading } from "./incident-heading";

/** The incident has its postmortem: the dialog is that fact. */
export function ExistingPane(props: {
  readonly incident: IncidentView;
  readonly postmortem: PostmortemView;
}): ReactElement {
  const { incident, postmortem } = props;
  const { host } = useSurroundings();
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => open.current?.focus(), []);
  return (
    <div className="pm-screen">
      <div className="pm-body">
        <IncidentHeading incident={incident} />
        <section className="pm-box pm-stack">
          <div className="pm-stack-tight">
            <p className="pm-eyebrow">This incident has a postmortem</p>
            <h2 className="pm-subheading">{postmortem.title}</h2>
            <div className="pm-facts">
              <StageLozenge stage={postmortem.stage} />
              <Started postmortem={postmortem} />
            </div>
          </div>
          {postmortem.problem !== undefined && (
            <p className="pm-note pm-note-error">{postmortem.problem}</p>
          )}
          {postmortem.progress !== undefined && postmortem.progress.total > 0 && (
            <FollowUpBar progress={postmortem.progress} />
          )}
        </section>
      </div>
      <footer className="pm-footer">
        <div className="pm-buttons">
          <Button
            ref={open}
            appearance="primary"
            onClick={() => {
              host.open(postmortem.url);
              host.close();
            }}
          >
            Open page
          </Button>
          <Button appearance="subtle" onClick={host.close}>
            Close
          </Button>
        </div>
      </footer>
    </div>
  );
}

function Started({ postmortem }: { readonly postmortem: PostmortemView }): ReactElement | null {
  const { startedBy, startedAt } = postmortem;
  if (startedBy === undefined && startedAt === undefined) return null;
  return (
    <span>
      Started{startedBy === undefined ? "" : ` by ${startedBy.name}`}
      {startedAt !== undefined && (
        <>
          {" on "}
          <Instant iso={startedAt} />
        </>
      )}
    </span>
  );
}
