import type { ReactElement } from "react";
import { MODULE } from "../../src/contract/keys";

/** What stands in a document that is not a page yet in place of an app's part of it. */
export function appPart(attrs: Readonly<Record<string, unknown>>): ReactElement {
  const key = attrs["extensionKey"];
  const ours = typeof key === "string" && key.includes(MODULE.followUps);
  return (
    <p className="pm-app-part">
      {ours
        ? "The follow-ups with their tasks are listed here once the page is there."
        : "An app's part of the page is shown here once the page is there."}
    </p>
  );
}
