import type { ReactElement } from "react";
import type { IssuePanelView } from "../../src/contract/views";

type NoneView = Extract<IssuePanelView, { readonly kind: "none" }>;

/** No postmortem yet: why it is due, and where it is started. */
export function NonePart({ view }: { readonly view: NoneView }): ReactElement {
  return (
    <div className="pm-stack-tight">
      <p className="pm-subheading">{view.due ? "A postmortem is due" : "No postmortem yet"}</p>
      {view.reason !== undefined && <p>{view.reason}</p>}
      <p className="pm-note">
        {view.due
          ? "Open the issue's actions menu (•••) and choose Start postmortem."
          : "Once this incident is resolved, its actions menu (•••) offers Start postmortem."}
      </p>
    </div>
  );
}
