import type { ReactElement } from "react";
import type { StartApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import { useSurroundings } from "../ui/surroundings";
import { CreatedPane } from "./created-pane";
import { ExistingPane } from "./existing-pane";
import { FormPane } from "./form-pane";
import { useStartDialog } from "./use-start-dialog";

/** The dialog of the issue action. Nothing is created until *Create* is pressed. */
export function StartScreen({ calls }: { readonly calls: Calls<StartApi> }): ReactElement {
  const { reader } = useSurroundings();
  const dialog = useStartDialog(calls, reader.timeZone);
  const { state } = dialog;
  switch (state.kind) {
    case "loading":
      return (
        <div className="pm-body">
          <h1 className="pm-hidden">Start postmortem</h1>
          <Skeleton label="Reading the incident" bars={[20, 70, 45, 100, 100, 100, 100]} />
        </div>
      );
    case "failed":
      return (
        <div className="pm-body">
          <h1 className="pm-hidden">Start postmortem</h1>
          <Problem failure={state.failure} onRetry={() => dialog.dispatch({ type: "opening" })} />
        </div>
      );
    case "existing":
      return <ExistingPane incident={state.incident} postmortem={state.postmortem} />;
    case "form":
      return <FormPane state={state} dialog={dialog} calls={calls} />;
    case "created":
      return <CreatedPane incident={state.incident} created={state.created} />;
  }
}
