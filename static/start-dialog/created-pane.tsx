import Button from "@atlaskit/button/new";
import { useEffect, useRef, type ReactElement } from "react";
import type { CreatedView, IncidentView } from "../../src/contract/views";
import { Success } from "../ui/success";
import { useSurroundings } from "../ui/surroundings";
import { IncidentHeading } from "./incident-heading";

/** The page is there: where it is, and what will still happen by itself. */
export function CreatedPane(props: {
  readonly incident: IncidentView;
  readonly created: CreatedView;
}): ReactElement {
  const { created, incident } = props;
  const { host } = useSurroundings();
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => open.current?.focus(), []);
  const leave = (): void => {
    host.refresh();
    host.close();
  };
  return (
    <div className="pm-screen">
      <div className="pm-body">
        <IncidentHeading incident={incident} />
        <Success>
          <p>
            {created.kind === "created"
              ? `Created “${created.title}” and linked it to ${incident.key}.`
              : `${incident.key} already has a postmortem: “${created.title}”. Nothing new was created.`}
          </p>
          {created.pending.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Success>
        {created.kind === "created" && (
          <p className="pm-muted">
            Next: fill in what is still open, and write follow-ups as checklist lines under their
            heading. Each line becomes a task.
          </p>
        )}
      </div>
      <footer className="pm-footer">
        <div className="pm-buttons">
          <Button
            ref={open}
            appearance="primary"
            onClick={() => {
              host.open(created.url);
              leave();
            }}
          >
            Open page
          </Button>
          <Button appearance="subtle" onClick={leave}>
            Stay here
          </Button>
        </div>
      </footer>
    </div>
  );
}
