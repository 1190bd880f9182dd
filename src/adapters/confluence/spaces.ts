import { route } from "@forge/api";
import { z } from "zod";
import { AppError } from "../../domain/app-error";
import type { SpaceId } from "../../domain/ids";
import type { SpaceView } from "../../contract/views";
import type { Spaces } from "../../ports/pages";
import { maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { cursorIn, nextLink } from "./cursor";

/** Spaces as one person sees them. */
export const confluenceSpaces = (send: Send): Spaces => ({
  list: () => listSpaces(send),
  mayCreatePage: (id) => mayCreatePage(send, id),
  parents: async (id) => {
    const answer = await requestJson(
      send,
      route`/wiki/api/v2/spaces/${id}/pages?status=current&sort=title&limit=250`,
      { codes: { 404: "place-not-found" } },
    );
    return readAs(wireParents, answer).results;
  },
});

const wireSpaces = z.object({
  results: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  _links: maybe(nextLink),
});

const MOST = 1_000;

/**
 * They come by their ids, the oldest first, and each person's own space is among them: on a large site the one that settings name may stand far
 * behind.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-get
 */
async function listSpaces(send: Send): Promise<readonly SpaceView[]> {
  const found: SpaceView[] = [];
  let cursor: string | undefined;
  do {
    const path =
      cursor === undefined
        ? route`/wiki/api/v2/spaces?status=current&limit=250`
        : route`/wiki/api/v2/spaces?status=current&limit=250&cursor=${cursor}`;
    const answer = await requestJson(send, path, { codes: NO_CONFLUENCE }).catch(notConnected);
    const { results, _links } = readAs(wireSpaces, answer);
    found.push(...results);
    cursor = cursorIn(_links);
  } while (cursor !== undefined && found.length < MOST);
  return found;
}

const NO_CONFLUENCE = {
  401: "confluence-not-connected",
  403: "confluence-not-connected",
  404: "confluence-not-connected",
} as const;

const wireParents = z.object({ results: z.array(z.object({ id: z.string(), title: z.string() })) });

/** Without Confluence the platform has nobody to ask for authentication. */
function notConnected(error: unknown): never {
  if (error instanceof AppError && error.code === "forbidden") {
    throw new AppError("confluence-not-connected", "Confluence is not connected", { cause: error });
  }
  throw error;
}

const wireOperation = z.object({ operation: z.string(), targetType: z.string() });

const wireOperations = z.object({
  operations: maybe(z.object({ results: z.array(wireOperation) })),
});

const isCreatePage = ({ operation, targetType }: z.output<typeof wireOperation>): boolean =>
  operation === "create" && targetType === "page";

/**
 * Where Confluence lists no operations, creating will tell.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-id-get
 */
async function mayCreatePage(send: Send, id: SpaceId): Promise<boolean | undefined> {
  try {
    const answer = await requestJson(
      send,
      route`/wiki/api/v2/spaces/${id}?include-operations=true`,
    );
    const { operations } = readAs(wireOperations, answer);
    return operations === undefined || operations.results.some(isCreatePage);
  } catch (error) {
    if (error instanceof AppError && HIDDEN.has(error.code)) return undefined;
    throw error;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(["not-found", "forbidden", "input-invalid"]);
