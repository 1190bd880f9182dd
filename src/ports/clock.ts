export type Clock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
};
