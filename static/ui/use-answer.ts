import { useCallback, useEffect, useState } from "react";
import type { Reply } from "../../src/contract/reply";
import type { Failure } from "../calls";

/** What a screen knows of the one thing that it asks for. */
export type Answer<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "known"; readonly value: T };

export const answerOf = <T>(reply: Reply<T>): Answer<T> =>
  reply.ok ? { kind: "known", value: reply.value } : { kind: "failed", failure: reply };

/** Asks once, and again when told to. `ask` has to stay the same function. */
export function useAnswer<T>(ask: () => Promise<Reply<T>>): readonly [Answer<T>, () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: "loading" });
  const [times, setTimes] = useState(1);
  useEffect(() => {
    let wanted = true;
    void ask().then((reply) => {
      if (wanted) setAnswer(answerOf(reply));
    });
    return () => {
      wanted = false;
    };
  }, [ask, times]);
  const again = useCallback(() => {
    setAnswer({ kind: "loading" });
    setTimes((before) => before + 1);
  }, []);
  return [answer, again];
}
