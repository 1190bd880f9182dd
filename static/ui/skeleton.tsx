import type { ReactElement } from "react";

/** Grey bars in place of what is loading, as wide as said (in percent); said in words to those who cannot see them. */
export function Skeleton(props: {
  readonly label: string;
  readonly bars: readonly number[];
}): ReactElement {
  return (
    <div className="pm-skeleton" role="status">
      <span className="pm-hidden">{props.label}</span>
      {props.bars.map((width, index) => (
        <span key={index} className="pm-skeleton-bar" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
