/** Ids, counts, codes and durations only: never text that a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One line a fact, named `noun-verbed`. */
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  /** An expected failure or a bug, with its code and stack; logged once, where it is handled. */
  readonly error: (event: string, error: unknown, fields?: LogFields) => void;
};
