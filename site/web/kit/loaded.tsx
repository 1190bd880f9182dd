import SectionMessage from "@atlaskit/section-message";
import Spinner from "@atlaskit/spinner";
import type { ReactElement, ReactNode } from "react";
import type { Data } from "./use-data";

type Props<T> = {
  readonly data: Data<T>;
  readonly what: string;
  readonly children: (value: T) => ReactNode;
};

/** Shows what was loaded, or that it is loading, or why it could not be. */
export function Loaded<T>({ data, what, children }: Props<T>): ReactElement {
  if (data.kind === "loading") {
    return (
      <div className="loading" role="status">
        <Spinner label={`Loading ${what}`} />
      </div>
    );
  }
  if (data.kind === "failed") {
    return (
      <SectionMessage appearance="error" title={`Couldn't load ${what}`}>
        <p>{data.message}</p>
      </SectionMessage>
    );
  }
  return <>{children(data.value)}</>;
}
