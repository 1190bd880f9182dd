import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import type { Status } from "./wire";

const LOOKS = { new: "default", indeterminate: "inprogress", done: "success" } as const;

const isKnown = (key: string): key is keyof typeof LOOKS => key in LOOKS;

/** How a status looks in lists and links. */
export function StatusLozenge({ status }: { readonly status: Status }): ReactElement {
  const { key } = status.statusCategory;
  return <Lozenge appearance={isKnown(key) ? LOOKS[key] : "default"}>{status.name}</Lozenge>;
}
