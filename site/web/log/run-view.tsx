import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import { Moment } from "../kit/times";
import { useSession } from "../shell/session";
import { logPath } from "./log-filter";
import { TotalsView } from "./totals-view";
import type { Run } from "./wire";

const iso = (ms: number): string => new Date(ms).toISOString();

const COLUMNS = ["Step", "Call", "As", "Scopes", "Status", "Points", "Time"] as const;

function Calls({ run }: { readonly run: Run }): ReactElement {
  if (run.calls.length === 0) return <p className="quiet">No calls</p>;
  return (
    <div className="wide-table">
      <table className="calls" aria-label={`Calls of ${nameOf(run)}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.calls.map((call, index) => (
            <tr key={index}>
              <td>{call.depth}</td>
              <td className="path">
                {call.product} {call.method} {call.path}
              </td>
              <td>{call.actor}</td>
              <td>{call.scopes.join(", ") || "none"}</td>
              <td>{call.status === 0 ? "no answer" : call.status}</td>
              <td>{call.points}</td>
              <td>{call.ms} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const nameOf = ({ function: key, asked }: Run): string =>
  asked === undefined ? key : `${key} · ${asked}`;

const looks = (outcome: string): "success" | "inprogress" | "removed" =>
  outcome === "ok" ? "success" : outcome === "running" ? "inprogress" : "removed";

/** Where it was caused: the issue or page, and the first run of its chain. */
function Place({ run }: { readonly run: Run }): ReactElement {
  const { issueKey, pageId, cause, id } = run;
  return (
    <>
      {issueKey !== undefined && <a href={`/browse/${issueKey}`}>{issueKey}</a>}
      {pageId !== undefined && (
        <a href={`/wiki/pages/viewpage.action?pageId=${pageId}`}>page {pageId}</a>
      )}
      {cause !== id && <a href={logPath({ run: cause })}>see what caused it</a>}
    </>
  );
}

/** One run of a function, which opens to the calls that it made. */
export function RunView({
  run,
  open,
}: {
  readonly run: Run;
  readonly open: boolean;
}): ReactElement {
  const { people } = useSession();
  const who = people.find(({ accountId }) => accountId === run.accountId)?.name;
  return (
    <li className="run">
      <details open={open}>
        <summary>
          <strong>{nameOf(run)}</strong>{" "}
          <Lozenge appearance={looks(run.outcome)}>{run.outcome}</Lozenge>{" "}
          {run.notOurs && <Lozenge>not ours</Lozenge>} <TotalsView totals={run.totals} />
        </summary>
        {run.error !== undefined && <pre>{run.error}</pre>}
        <Calls run={run} />
      </details>
      <p className="run-place quiet">
        <Moment iso={iso(run.startedAt)} />
        <span>
          {who === undefined ? "nobody asked" : `asked by ${who}`} for {run.module}
        </span>
        <Place run={run} />
      </p>
    </li>
  );
}
