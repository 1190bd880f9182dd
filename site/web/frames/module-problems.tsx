import type { ReactElement } from "react";
import type { VisibleModules } from "./app-module";

type Props = { readonly problems: VisibleModules["problems"] };

/** Which modules are not shown as this site could not evaluate their conditions. */
export function ModuleProblems({ problems }: Props): ReactElement {
  return (
    <>
      {problems.map(({ module, reason }) => (
        <p key={module} className="quiet" role="note">
          {`Not shown: ${module}. ${reason}`}
        </p>
      ))}
    </>
  );
}
