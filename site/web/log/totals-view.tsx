import type { ReactElement } from "react";
import type { Totals } from "./wire";

const PARTS = [
  ["rest", "REST"],
  ["kvsReads", "KVS read"],
  ["kvsWrites", "KVS written"],
  ["pushes", "queued"],
  ["points", "points"],
] as const;

/** What something cost, without the parts that cost nothing. */
export function TotalsView({ totals }: { readonly totals: Totals }): ReactElement {
  const parts = PARTS.filter(([name]) => totals[name] > 0).map(
    ([name, words]) => `${totals[name]} ${words}`,
  );
  return <span className="totals">{[...parts, `${totals.ms} ms`].join(" · ")}</span>;
}
