import { z } from "zod";
import { maybe } from "../read";

/** What a list says of its next page: an address, relative or whole, with a cursor in it. */
export const nextLink = z.object({ next: maybe(z.string()) });

/** Where the next page begins; undefined after the last one. */
export function cursorIn(links: z.output<typeof nextLink> | undefined): string | undefined {
  const query = links?.next?.split("?")[1];
  return query === undefined ? undefined : (new URLSearchParams(query).get("cursor") ?? undefined);
}
