import { Filter, FilterConditions, ForgeKvsAPIError, type kvs } from "@forge/kvs";
import { AppError } from "../../domain/app-error";

export type Store = typeof kvs;

/** A custom entity whose every write names the version that was read. */
export type Versioned = {
  readonly entityName: string;
  readonly key: string;
  /** The attribute that grows with each write. */
  readonly version: string;
};

/** A transaction's `set` that holds only while the stored version is the expected one. */
export const onlyOver = (
  { entityName, version }: Versioned,
  expected: number,
): { readonly entityName: string; readonly conditions: ReturnType<typeof equals> } => ({
  entityName,
  conditions: equals(version, expected),
});

const equals = (attribute: string, expected: number) =>
  new Filter<Record<string, unknown>>().and(attribute, FilterConditions.equalTo(expected));

/** Writes the key when nobody has it; the one of many writers who wins. Throws `conflict` for the others. */
export const setNew = (
  store: Store,
  { entityName, key }: Versioned,
  value: Record<string, unknown>,
): Promise<void> =>
  stored(
    store
      .entity<Record<string, unknown>>(entityName)
      .set(key, value, { keyPolicy: "FAIL_IF_EXISTS" }),
  );

/**
 * Storage failures as ours. How a failed condition is named is documented but was never seen by us, so every refusal of a conditional
 * write counts as `conflict`: whoever gets it reads again.
 */
export async function stored<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asFailure(error);
  }
}

function asFailure(error: unknown): unknown {
  if (error instanceof TypeError) {
    return new AppError("unavailable", "the connection to storage broke", { cause: error });
  }
  if (!(error instanceof ForgeKvsAPIError)) return error;
  const { status } = error.responseDetails;
  if (status === 429) return new AppError("rate-limited", "storage asks to wait", { cause: error });
  if (error.code === TOO_LARGE || status === 413)
    return new AppError("record-full", "a record is larger than storage takes", { cause: error });
  if (isUnclear(error, status))
    return new AppError("unavailable", "storage did not answer clearly", { cause: error });
  return isConflict(error, status)
    ? new AppError("conflict", "somebody else wrote first", { cause: error })
    : error;
}

/** @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const TOO_LARGE = "MAX_SIZE";

/** What the package says of an answer that it cannot read: a page of HTML, or half a JSON. */
const UNREADABLE = "UNKNOWN_ERROR";

/** It failed, or its answer was cut short: nobody can say whether it worked. */
const isUnclear = ({ code }: ForgeKvsAPIError, status: number): boolean =>
  status >= 500 || code === UNREADABLE;

const CONFLICTS: ReadonlySet<string> = new Set([
  "CONDITIONAL_CHECK_FAILED",
  "KEY_CONFLICT",
  "TRANSACTION_CONFLICT",
]);

const isConflict = ({ code }: ForgeKvsAPIError, status: number): boolean =>
  CONFLICTS.has(code) || /CONDITION|CONFLICT/u.test(code) || status === 409 || status === 412;
