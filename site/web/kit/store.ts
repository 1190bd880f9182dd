export type Store<T> = {
  readonly get: () => T;
  readonly change: (how: (value: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** One value that parts of the page share. */
export function makeStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    change: (how) => {
      value = how(value);
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
