import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useEffect } from "react";
import { Loaded } from "../kit/loaded";
import { Problem } from "../kit/problem";
import { ask, post } from "../kit/request";
import { Moment } from "../kit/times";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { InvocationView } from "./invocation-note";
import { siteLog, type SiteLog } from "./wire";

const EVERY_MS = 3_000;
const iso = (ms: number): string => new Date(ms).toISOString();

function Waiting({ log }: { readonly log: SiteLog }): ReactElement {
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">Waiting</h2>
      {log.waiting.length === 0 && <p className="quiet">Nothing waits for its time.</p>}
      <ul className="plain">
        {log.waiting.map((one, index) => (
          <li key={index}>
            <Moment iso={iso(one.dueMs)} /> {one.name}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Events({ log }: { readonly log: SiteLog }): ReactElement {
  return (
    <section aria-labelledby="events">
      <h2 id="events">Events</h2>
      {log.events.length === 0 && <p className="quiet">No event has reached a trigger yet.</p>}
      <ol className="plain">
        {log.events.map((event, index) => (
          <li key={index}>
            <Moment iso={iso(event.at)} /> <strong>{event.eventType}</strong> → {event.trigger}:{" "}
            {event.fate} <span className="quiet">{event.detail}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the app did on this site and why: events, runs of its functions, the calls of each. */
export function LogPage(): ReactElement {
  const [data, again] = useData(useCallback(() => ask(siteLog, "/site/api/log"), []));
  const action = useAction();
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <>
      <h1>What happened</h1>
      <Problem text={action.problem} />
      <Loaded data={data} what="what happened">
        {(log) => (
          <>
            {log.schedules.map((key) => (
              <Button
                key={key}
                isLoading={action.busy}
                onClick={() => void action.run(() => post(`/site/api/schedules/${key}`, {}))}
              >
                {`Run ${key} now`}
              </Button>
            ))}
            <section aria-labelledby="invocations">
              <h2 id="invocations">Runs of the app</h2>
              <ol className="plain">
                {log.invocations.map((run) => (
                  <InvocationView key={run.id} run={run} />
                ))}
              </ol>
            </section>
            <Events log={log} />
            <Waiting log={log} />
          </>
        )}
      </Loaded>
    </>
  );
}
