export type Keeper = {
  /** Something changed: it is saved with the next `flush`. */
  readonly changed: () => void;
  /** Saves when something changed since the last time. */
  readonly flush: () => void;
};

/** Saves what changed, not more often than it is asked to. */
export function makeKeeper(save: () => void): Keeper {
  let dirty = false;
  return {
    changed: () => {
      dirty = true;
    },
    flush: () => {
      if (!dirty) return;
      dirty = false;
      save();
    },
  };
}
