import type { ReactElement } from "react";
import type { PageView } from "../../src/contract/views";
import { OutsideLink } from "../ui/outside-link";

type OtherView = Exclude<PageView, { readonly kind: "postmortem" }>;

/** A page whose lines make no tasks, and why. */
export function OtherPage({ view }: { readonly view: OtherView }): ReactElement {
  if (view.kind === "not-a-postmortem") {
    return (
      <div className="pm-stack-tight">
        <p className="pm-subheading">This page is no postmortem</p>
        <p>
          Its lines make no tasks. Start a postmortem from the menu of a resolved incident in Jira.
        </p>
      </div>
    );
  }
  return (
    <div className="pm-stack-tight">
      <p className="pm-subheading">This page is a copy</p>
      <p>
        Its lines make no tasks, and the tasks of the original stay with the original.{" "}
        {view.originalUrl !== undefined && (
          <OutsideLink href={view.originalUrl}>Open the original</OutsideLink>
        )}
      </p>
    </div>
  );
}
