import WarningIcon from "@atlaskit/icon/core/status-warning";
import type { ReactElement } from "react";
import { listed } from "./words";

/** That incidents of a postmortem are open again, so that it may no longer hold. Nothing when none is. */
export function Reopened({ keys }: { readonly keys: readonly string[] }): ReactElement | null {
  if (keys.length === 0) return null;
  const are = keys.length === 1 ? "is" : "are";
  return (
    <div className="pm-message pm-message-warning">
      <span className="pm-message-icon">
        <WarningIcon label="Warning" />
      </span>
      <p>
        {`${listed(keys)} ${are} open again. What this postmortem says may no longer hold: look through it once more when the incident is resolved.`}
      </p>
    </div>
  );
}
