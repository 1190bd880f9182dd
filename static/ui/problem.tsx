import Button from "@atlaskit/button/new";
import ErrorIcon from "@atlaskit/icon/core/status-error";
import type { ReactElement } from "react";
import type { Failure } from "../calls";

/** What happened and what to do next, read out as it appears. */
export function Problem(props: {
  readonly failure: Failure;
  readonly onRetry?: () => void;
}): ReactElement {
  return (
    <div className="pm-message pm-message-danger" role="alert">
      <span className="pm-message-icon">
        <ErrorIcon label="Error" />
      </span>
      <div className="pm-stack-tight">
        <p>{props.failure.message}</p>
        {props.onRetry !== undefined && (
          <div>
            <Button spacing="compact" onClick={props.onRetry}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
