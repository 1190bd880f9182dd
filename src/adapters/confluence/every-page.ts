import { z } from "zod";
import { maybe } from "../read";

/** What a list says of its next page: an address, relative or whole, with a cursor in it. */
export const nextLink = z.object({ next: maybe(z.string()) });

type Part<T> = {
  readonly results: readonly T[];
  readonly _links: z.output<typeof nextLink> | undefined;
};

/** The things of a list from its first page on, page by page, until there are `most` of them or no more. */
export async function everyPage<T>(
  most: number,
  read: (cursor: string | undefined) => Promise<Part<T>>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const { results, _links } = await read(cursor);
    found.push(...results);
    cursor = cursorIn(_links?.next);
  } while (cursor !== undefined && found.length < most);
  return found;
}

function cursorIn(next: string | undefined): string | undefined {
  const query = next?.split("?")[1];
  return query === undefined ? undefined : (new URLSearchParams(query).get("cursor") ?? undefined);
}
