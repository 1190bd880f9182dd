export type Keeper = {
  /** Grows with every change. */
  readonly revision: () => number;
  /** Something changed: it is saved with the next `flush`. */
  readonly changed: () => void;
  /** Saves when something changed since the last time. */
  readonly flush: () => void;
};

/** Saves what changed, not more often than it is asked to. */
export function makeKeeper(save: () => void): Keeper {
  let revision = 0;
  let saved = 0;
  return {
    revision: () => revision,
    changed: () => {
      revision += 1;
    },
    flush: () => {
      if (saved === revision) return;
      saved = revision;
      save();
    },
  };
}
