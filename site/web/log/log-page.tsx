import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { Loaded } from "../kit/loaded";
import { replacePath, usePath } from "../kit/location";
import { Problem } from "../kit/problem";
import { ask, post } from "../kit/request";
import { Moment } from "../kit/times";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { EventList } from "./event-list";
import { filterAt, type LogFilter, logPath, shownRuns, sumOf } from "./log-filter";
import { RunView } from "./run-view";
import { TotalsView } from "./totals-view";
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

type Filtered = { readonly log: SiteLog; readonly filter: LogFilter };

function Filters({ log, filter }: Filtered): ReactElement {
  const functions = [...new Set(log.invocations.map((run) => run.function))].sort();
  const narrowed = filter.place !== "" || filter.run !== "";
  return (
    <div className="filters">
      <label className="field">
        Function
        <select
          value={filter.function}
          onChange={(event) => replacePath(logPath({ ...filter, function: event.target.value }))}
        >
          <option value="">All</option>
          {functions.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {narrowed && (
        <Button
          spacing="compact"
          onClick={() => replacePath(logPath({ function: filter.function }))}
        >
          {filter.place === "" ? "Show more than this run" : `Show more than ${filter.place}`}
        </Button>
      )}
    </div>
  );
}

/** So many runs are in view at first, so that events and what waits are not far below. */
const FIRST = 20;

function Runs({ log, filter }: Filtered): ReactElement {
  const runs = shownRuns(log.invocations, filter);
  const [all, setAll] = useState(false);
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Runs of the app</h2>
      <Filters log={log} filter={filter} />
      {runs.length === 0 ? (
        <p className="quiet">
          Nothing ran yet. Open a resolved incident, press ••• and Start postmortem; then come back.
        </p>
      ) : (
        <p className="quiet">
          {runs.length === 1 ? "1 run" : `${runs.length} runs`}, newest first:{" "}
          <TotalsView totals={sumOf(runs)} />. Points are Atlassian&apos;s rate-limit points; the
          time is that of this machine.
        </p>
      )}
      <ol className="plain">
        {(all ? runs : runs.slice(0, FIRST)).map((run) => (
          <RunView key={run.id} run={run} open={run.id === filter.run} />
        ))}
      </ol>
      {!all && runs.length > FIRST && (
        <Button onClick={() => setAll(true)}>{`Show all ${runs.length} runs`}</Button>
      )}
    </section>
  );
}

function Schedules({ log }: { readonly log: SiteLog }): ReactElement {
  const action = useAction();
  return (
    <>
      <Problem text={action.problem} />
      {log.schedules.map((key) => (
        <Button
          key={key}
          isLoading={action.busy}
          onClick={() => void action.run(() => post(`/site/api/schedules/${key}`, {}))}
        >
          {`Run ${key} now`}
        </Button>
      ))}
    </>
  );
}

/** What the app did on this site, why, and what it cost: runs of its functions, the calls of each, events. */
export function LogPage(): ReactElement {
  const [data, again] = useData(useCallback(() => ask(siteLog, "/site/api/log"), []));
  const filter = filterAt(usePath());
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <>
      <h1>What happened</h1>
      <Loaded data={data} what="what happened">
        {(log) => (
          <>
            <Schedules log={log} />
            <Runs log={log} filter={filter} />
            <EventList events={log.events} />
            <Waiting log={log} />
          </>
        )}
      </Loaded>
    </>
  );
}
