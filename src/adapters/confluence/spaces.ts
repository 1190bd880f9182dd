import { route } from "@forge/api";
import { z } from "zod";
import { AppError } from "../../domain/app-error";
import type { SpaceId } from "../../domain/ids";
import type { Spaces } from "../../ports/pages";
import { maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";

/** Spaces as one person sees them. */
export const confluenceSpaces = (send: Send): Spaces => ({
  list: async () => {
    const answer = await requestJson(send, route`/wiki/api/v2/spaces?status=current&limit=250`, {
      codes: {
        401: "confluence-not-connected",
        403: "confluence-not-connected",
        404: "confluence-not-connected",
      },
    }).catch(notConnected);
    return readAs(wireSpaces, answer).results;
  },
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
});

const wireParents = z.object({ results: z.array(z.object({ id: z.string(), title: z.string() })) });

/** Without Confluence the platform has nobody to ask for authentication. */
function notConnected(error: unknown): never {
  if (error instanceof AppError && error.code === "forbidden") {
    throw new AppError("confluence-not-connected", "Confluence is not connected", { cause: error });
  }
  throw error;
}

const wireOperations = z.object({
  operations: maybe(
    z.object({ results: z.array(z.object({ operation: z.string(), targetType: z.string() })) }),
  ),
});

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-id-get */
async function mayCreatePage(send: Send, id: SpaceId): Promise<boolean | undefined> {
  try {
    const answer = await requestJson(
      send,
      route`/wiki/api/v2/spaces/${id}?include-operations=true`,
    );
    const operations = readAs(wireOperations, answer).operations?.results ?? [];
    return operations.some(
      ({ operation, targetType }) => operation === "create" && targetType === "page",
    );
  } catch (error) {
    if (error instanceof AppError && HIDDEN.has(error.code)) return undefined;
    throw error;
  }
}

const HIDDEN: ReadonlySet<string> = new Set(["not-found", "forbidden", "input-invalid"]);
