import type { MouseEvent, ReactElement, ReactNode } from "react";
import { useSurroundings } from "./surroundings";

/** A link to somewhere in Jira or Confluence. The product opens it, in a new tab. */
export function OutsideLink(props: {
  readonly href: string;
  readonly children: ReactNode;
}): ReactElement {
  const { host } = useSurroundings();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    host.open(props.href);
  };
  return (
    <a className="pm-link" href={props.href} onClick={open}>
      {props.children}
    </a>
  );
}
