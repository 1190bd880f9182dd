import { useCallback, useState } from "react";
import { wordsOf } from "./use-data";

export type Action = {
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
  /** Why the last one failed; undefined when it did not. */
  readonly problem: string | undefined;
};

/** One thing at a time that a person does, and why it could not be done. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(wordsOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { run, busy, problem };
}
