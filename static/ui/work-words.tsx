import type { ReactElement } from "react";
import { Problem } from "./problem";
import { Success } from "./success";
import { count } from "./words";
import type { Work } from "./work";

const NOTES: Readonly<Partial<Record<Work["kind"], string>>> = {
  asking: "Bringing page and tasks together…",
  syncing: "Bringing page and tasks together…",
  linking: "Writing the links into the lines…",
  late: "This takes longer than usual. It goes on by itself; look again later.",
};

/** How far what was asked for is, in words. */
export function WorkWords({ work }: { readonly work: Work }): ReactElement | null {
  switch (work.kind) {
    case "synced":
      return (
        <Success>
          <p>Page and tasks were brought together.</p>
        </Success>
      );
    case "linked":
      return (
        <Success>
          <p>{linkedWords(work.written)}</p>
        </Success>
      );
    case "failed":
      return <Problem failure={work.failure} />;
    default:
      return <Note say={NOTES[work.kind]} />;
  }
}

const linkedWords = (written: number): string =>
  written === 0
    ? "Every line already has its link."
    : `Wrote ${count(written, "link")}. Reload the page to see them.`;

function Note({ say }: { readonly say: string | undefined }): ReactElement | null {
  if (say === undefined) return null;
  return (
    <p role="status" className="pm-note">
      {say}
    </p>
  );
}
