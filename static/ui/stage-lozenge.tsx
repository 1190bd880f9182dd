import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import type { Stage } from "../../src/contract/views";
import { stageName } from "./words";

const APPEARANCE = { draft: "default", "in-review": "inprogress", published: "success" } as const;

export function StageLozenge({ stage }: { readonly stage: Stage }): ReactElement {
  return <Lozenge appearance={APPEARANCE[stage]}>{stageName(stage)}</Lozenge>;
}
