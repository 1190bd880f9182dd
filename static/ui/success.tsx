import SuccessIcon from "@atlaskit/icon/core/status-success";
import type { ReactElement, ReactNode } from "react";

/** Something was done; read out as it appears. */
export function Success({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="pm-message pm-message-success" role="status">
      <span className="pm-message-icon">
        <SuccessIcon label="Done" />
      </span>
      <div className="pm-stack-tight">{children}</div>
    </div>
  );
}
