import { makeResolver } from "@forge/resolver";
import { z } from "zod";
import type { PageApi } from "../contract/api";
import { lineId } from "../domain/ids";
import { logFor, wirePage } from "../wiring";
import { choiceInput, parse, readPageContext, readTimeZone } from "./context";
import { toReply } from "./guard";

const links = z.object({ overDraft: z.boolean() }).default({ overDraft: false });

/** More items than anybody would write on one page. */
const MOST_KEYS = 1_000;

const turn = z.object({
  keys: z.array(z.string()).max(MOST_KEYS),
  overDraft: z.boolean().default(false),
});

const log = () => logFor("page");

/** The resolver of the byline dialog and of the macro. */
export const page = makeResolver<PageApi>({
  openPage: ({ payload, context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { openPage } = await wirePage(siteUrl);
      return openPage(id, readTimeZone(payload));
    }),

  syncNow: ({ context }) =>
    toReply(log(), async () => {
      const { page: id, person, siteUrl } = readPageContext(context);
      const { syncNow } = await wirePage(siteUrl);
      await syncNow(id, person);
      return { queued: true } as const;
    }),

  decide: ({ payload, context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const input = parse(choiceInput.extend({ line: z.string().transform(lineId) }), payload);
      const { decide } = await wirePage(siteUrl);
      await decide(id, input);
      return { queued: true } as const;
    }),

  turnIntoFollowUps: ({ payload, context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { turnIntoFollowUps } = await wirePage(siteUrl);
      return turnIntoFollowUps(id, parse(turn, payload));
    }),

  putTaskLinks: ({ context, payload }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { putTaskLinks } = await wirePage(siteUrl);
      return putTaskLinks(id, parse(links, payload).overDraft);
    }),
});
