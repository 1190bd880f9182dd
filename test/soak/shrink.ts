/**
 * The shortest list that it can find which still fails: leaves out ever smaller parts as long as the rest fails
 * (delta debugging). Tries at most `tries` times.
 */
export async function shorten<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
  tries = 400,
): Promise<readonly T[]> {
  let kept = items;
  let left = tries;
  const without = async (at: number, size: number): Promise<boolean> => {
    left -= 1;
    const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
    const failed = await fails(rest);
    if (failed) kept = rest;
    return failed;
  };
  for (let size = Math.ceil(kept.length / 2); size > 0; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < kept.length && left > 0;) at += (await without(at, size)) ? 0 : size;
  }
  return kept;
}
