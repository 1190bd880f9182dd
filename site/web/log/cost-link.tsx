import type { ReactElement } from "react";
import { logPath } from "./log-filter";

/** From an issue or a page to what the app did for it. */
export function CostLink({ place }: { readonly place: string }): ReactElement {
  return (
    <p className="cost-link">
      <a href={logPath({ place })}>What the app did here, and what it cost</a>
    </p>
  );
}
