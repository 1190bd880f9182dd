import WarningIcon from "@atlaskit/icon/core/status-warning";
import type { ReactElement } from "react";

/** What keeps page and board from agreeing, in words. Nothing when all is well. */
export function ProblemList(props: { readonly problems: readonly string[] }): ReactElement | null {
  if (props.problems.length === 0) return null;
  return (
    <div className="pm-message pm-message-warning">
      <span className="pm-message-icon">
        <WarningIcon label="Warning" />
      </span>
      <ul className="pm-stack-tight">
        {props.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
