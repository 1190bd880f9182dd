import { useCallback, useEffect, useState } from "react";
import { useRefreshCount } from "./refresh";

export type Data<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "ready"; readonly value: T };

/** What `load` gives, and a way to ask again. It loads again by itself when the pages are refreshed;
 * what was there stays visible meanwhile. `load` is stable (`useCallback`). */
export function useData<T>(load: () => Promise<T>): readonly [Data<T>, () => void] {
  const [state, setState] = useState<{ readonly of: unknown; readonly data: Data<T> }>({
    of: load,
    data: { kind: "loading" },
  });
  const [asked, setAsked] = useState(0);
  const refreshes = useRefreshCount();
  const again = useCallback(() => setAsked((times) => times + 1), []);
  useEffect(() => {
    let current = true;
    const settle = (data: Data<T>): void => {
      if (!current) return;
      setState((last) => (last.of === load && isSame(last.data, data) ? last : { of: load, data }));
    };
    load().then(
      (value) => settle({ kind: "ready", value }),
      (error: unknown) => settle({ kind: "failed", message: wordsOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [load, asked, refreshes]);
  return [state.of === load ? state.data : { kind: "loading" }, again];
}

/** What did not change stays the same value, so that nothing below is set up again. */
const isSame = (before: unknown, after: unknown): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
