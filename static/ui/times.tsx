import type { ReactElement } from "react";
import { agoWords, dayWords, exactWords, instantWords } from "./dates";
import { useSurroundings } from "./surroundings";

/** An instant in the reader's own way, with the zone on hover. */
export function Instant({ iso }: { readonly iso: string }): ReactElement {
  const { reader } = useSurroundings();
  return (
    <time dateTime={iso} title={exactWords(iso, reader)}>
      {instantWords(iso, reader)}
    </time>
  );
}

/** A calendar day, YYYY-MM-DD. */
export function Day({ day }: { readonly day: string }): ReactElement {
  const { reader } = useSurroundings();
  return <time dateTime={day}>{dayWords(day, reader)}</time>;
}

/** How long ago, with the instant on hover. `now` in ms. */
export function Ago({ iso, now }: { readonly iso: string; readonly now: number }): ReactElement {
  const { reader } = useSurroundings();
  return (
    <time dateTime={iso} title={exactWords(iso, reader)}>
      {agoWords(iso, now)}
    </time>
  );
}
