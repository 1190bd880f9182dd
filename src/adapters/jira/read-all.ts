/** How many things a page of a list is asked to hold. Jira may put fewer on it. */
export const PAGE = 100;

/** `isLast` is undefined where the list does not say. */
type Part<T> = { readonly items: readonly T[]; readonly isLast: boolean | undefined };

type ReadPart<T> = (startAt: number) => Promise<Part<T>>;

/** Everything of a list that is said to hold `total` things: its pages at once, then whatever stands behind them. */
export async function readAll<T>(total: number, read: ReadPart<T>): Promise<readonly T[]> {
  const starts = Array.from({ length: Math.ceil(total / PAGE) }, (_, at) => at * PAGE);
  const parts = await Promise.all(
    starts.map((start) => readUpTo(start, Math.min(start + PAGE, total), read)),
  );
  const items = parts.flatMap((part) => part.items);
  if (parts.at(-1)?.isLast !== false) return items;
  const rest = await readUpTo(items.length, Number.POSITIVE_INFINITY, read);
  return [...items, ...rest.items];
}

/** What stands between two places of the list, in as many pages as Jira makes of it. */
async function readUpTo<T>(startAt: number, end: number, read: ReadPart<T>): Promise<Part<T>> {
  const { items: found, isLast } = await read(startAt);
  const items = found.slice(0, end - startAt);
  const next = startAt + items.length;
  if (items.length === 0 || isLast === true || next >= end) return { items, isLast };
  const rest = await readUpTo(next, end, read);
  return { items: [...items, ...rest.items], isLast: rest.isLast };
}
