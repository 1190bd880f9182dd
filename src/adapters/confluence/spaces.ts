import { route } from "@forge/api";
import { z } from "zod";
import { AppError } from "../../domain/app-error";
import type { SpaceId } from "../../domain/ids";
import type { ParentView, SpaceView } from "../../contract/views";
import type { Spaces } from "../../ports/pages";
import { maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { everyPage, nextLink } from "./every-page";

/** Spaces as one person sees them. */
export const confluenceSpaces = (send: Send): Spaces => ({
  list: () => listSpaces(send),
  mayCreatePage: (id) => mayCreatePage(send, id),
  parents: (id) => listParents(send, id),
});

const wireSpaces = z.object({
  results: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  _links: maybe(nextLink),
});

const MOST = 1_000;

/**
 * By name, those of single persons last: nobody's own space is the first place to think of. Confluence lists them by their ids, so that on a large
 * site the one that settings name may stand far behind.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-get
 */
const listSpaces = async (send: Send): Promise<readonly SpaceView[]> => {
  const spaces = await everyPage(MOST, async (cursor) => {
    const path =
      cursor === undefined
        ? route`/wiki/api/v2/spaces?status=current&limit=250`
        : route`/wiki/api/v2/spaces?status=current&limit=250&cursor=${cursor}`;
    const answer = await requestJson(send, path, { codes: NO_CONFLUENCE }).catch(notConnected);
    return readAs(wireSpaces, answer);
  });
  return [...spaces].sort(byPlace);
};

const byPlace = (a: SpaceView, b: SpaceView): number =>
  Number(isPersonal(a)) - Number(isPersonal(b)) || a.name.localeCompare(b.name);

/** @see https://support.atlassian.com/confluence-cloud/docs/what-is-a-personal-space/ */
const isPersonal = ({ key }: SpaceView): boolean => key.startsWith("~");

const NO_CONFLUENCE = {
  401: "confluence-not-connected",
  403: "confluence-not-connected",
  404: "confluence-not-connected",
} as const;

const wireParents = z.object({
  results: z.array(z.object({ id: z.string(), title: z.string() })),
  _links: maybe(nextLink),
});

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-spaces-id-pages-get */
const listParents = (send: Send, id: SpaceId): Promise<readonly ParentView[]> =>
  everyPage(MOST, async (cursor) => {
    const path =
      cursor === undefined
        ? route`/wiki/api/v2/spaces/${id}/pages?status=current&sort=title&limit=250`
        : route`/wiki/api/v2/spaces/${id}/pages?status=current&sort=title&limit=250&cursor=${cursor}`;
    return readAs(wireParents, await requestJson(send, path, { codes: NO_PLACE }));
  });

const NO_PLACE = { 404: "place-not-found" } as const;

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
