import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import type { IncidentView } from "../../src/contract/views";
import { durationWords } from "../ui/duration";
import { OutsideLink } from "../ui/outside-link";
import { Instant } from "../ui/times";

/** Which incident this is about: key, summary, severity, duration. */
export function IncidentHeading({ incident }: { readonly incident: IncidentView }): ReactElement {
  const { severity, priority, durationMs, resolvedAt, restrictedTo } = incident;
  return (
    <header className="pm-stack-tight">
      <p className="pm-eyebrow">
        <OutsideLink href={incident.url}>{incident.key}</OutsideLink>
      </p>
      <h1 className="pm-heading">{incident.summary}</h1>
      <ul className="pm-facts" aria-label="About this incident">
        {severity !== undefined && (
          <li>
            <Lozenge appearance="removed">{severity}</Lozenge>
          </li>
        )}
        {severity === undefined && priority !== undefined && <li>{priority} priority</li>}
        {durationMs !== undefined && <li>{durationWords(durationMs)}</li>}
        {resolvedAt !== undefined && (
          <li>
            resolved <Instant iso={resolvedAt} />
          </li>
        )}
        {restrictedTo !== undefined && (
          <li>
            <Lozenge appearance="moved">{`Only ${restrictedTo}`}</Lozenge>
          </li>
        )}
      </ul>
    </header>
  );
}
