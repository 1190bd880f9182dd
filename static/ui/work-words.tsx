import type { ReactElement } from "react";
import type { LinksWrittenView } from "../../src/contract/views";
import { Problem } from "./problem";
import { Success } from "./success";
import { count, draftWords } from "./words";
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
          <p>{linkedWords(work)}</p>
        </Success>
      );
    case "failed":
      return <Problem failure={work.failure} />;
    default:
      return <Note say={NOTES[work.kind]} />;
  }
}

function linkedWords({ written, overDraft }: LinksWrittenView): string {
  if (written === 0) return "Every line already has its link.";
  return `Wrote ${count(written, "link")}. Reload the page to see them.${draftWords(overDraft)}`;
}

function Note({ say }: { readonly say: string | undefined }): ReactElement | null {
  if (say === undefined) return null;
  return (
    <p role="status" className="pm-note">
      {say}
    </p>
  );
}
