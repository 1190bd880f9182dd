import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import { Moment } from "../kit/times";
import type { InvocationNote } from "./wire";

const iso = (ms: number): string => new Date(ms).toISOString();

function Calls({ run }: { readonly run: InvocationNote }): ReactElement {
  if (run.calls.length === 0) return <p className="quiet">No calls</p>;
  return (
    <table aria-label={`Calls of ${run.function}`}>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Path</th>
          <th scope="col">As</th>
          <th scope="col">Status</th>
          <th scope="col">Points</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {run.calls.map((call, index) => (
          <tr key={index}>
            <td>{call.method}</td>
            <td className="path">
              {call.product} {call.path}
            </td>
            <td>{call.actor}</td>
            <td>{call.status}</td>
            <td>{call.points}</td>
            <td>{call.ms} ms</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const looks = (outcome: string): "success" | "inprogress" | "removed" =>
  outcome === "ok" ? "success" : outcome === "running" ? "inprogress" : "removed";

/** One run of a function, which opens to the calls that it made. */
export function InvocationView({ run }: { readonly run: InvocationNote }): ReactElement {
  const points = run.calls.reduce((sum, call) => sum + call.points, 0);
  return (
    <li>
      <details>
        <summary>
          <Moment iso={iso(run.startedAt)} /> <strong>{run.function}</strong> for {run.module}{" "}
          <Lozenge appearance={looks(run.outcome)}>{run.outcome}</Lozenge>{" "}
          <span className="quiet">
            {run.calls.length} calls, {points} points
          </span>
        </summary>
        {run.error !== undefined && <pre>{run.error}</pre>}
        <Calls run={run} />
      </details>
    </li>
  );
}
