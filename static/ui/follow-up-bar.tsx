import type { ReactElement } from "react";
import type { Progress } from "../../src/contract/views";
import { partsOf, progressWords } from "./progress";

/** How far the follow-ups are: a bar with the number in each part, and the same in words below it. */
export function FollowUpBar({ progress }: { readonly progress: Progress }): ReactElement {
  const parts = partsOf(progress);
  return (
    <div className="pm-bar-box">
      <div className="pm-bar" role="img" aria-label={progressWords(progress)}>
        {parts.map((part) => (
          <span
            key={part.kind}
            className={`pm-bar-part pm-bar-${part.kind}`}
            style={{ flexGrow: part.many }}
          >
            {part.many}
          </span>
        ))}
      </div>
      <ul className="pm-bar-key" aria-hidden="true">
        {parts.map((part) => (
          <li key={part.kind}>
            <span className={`pm-bar-dot pm-bar-${part.kind}`} />
            {part.many} {part.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
