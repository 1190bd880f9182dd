import { useCallback, useState } from "react";
import type { PageApi, TurnInput } from "../../src/contract/api";
import type { TurnedView } from "../../src/contract/views";
import type { Calls, Failure } from "../calls";

/** How far the turning of items into lines is. */
export type Turning =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" }
  | { readonly kind: "turned"; readonly view: TurnedView }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Asks for lines out of proposals, and tells `onTurned` when there are some. */
export function useTurn(
  calls: Calls<PageApi>,
  onTurned: () => void,
): readonly [Turning, (input: TurnInput) => void] {
  const [turning, setTurning] = useState<Turning>({ kind: "idle" });
  const turn = useCallback(
    (input: TurnInput) => {
      setTurning({ kind: "asking" });
      void calls.turnIntoFollowUps(input).then((reply) => {
        setTurning(
          reply.ok ? { kind: "turned", view: reply.value } : { kind: "failed", failure: reply },
        );
        if (reply.ok && reply.value.turned + reply.value.there > 0) onTurned();
      });
    },
    [calls, onTurned],
  );
  return [turning, turn];
}
