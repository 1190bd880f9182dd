import { makeResolver } from "@forge/resolver";
import type { PageApi } from "../contract/api";
import { logFor, wirePage } from "../wiring";
import { readPageContext } from "./context";
import { toReply } from "./guard";

const log = () => logFor("page");

/** The resolver of the byline dialog and of the macro. */
export const page = makeResolver<PageApi>({
  openPage: ({ context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { openPage } = await wirePage(siteUrl);
      return openPage(id);
    }),

  syncNow: ({ context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { syncNow } = await wirePage(siteUrl);
      await syncNow(id);
      return { queued: true } as const;
    }),

  putTaskLinks: ({ context }) =>
    toReply(log(), async () => {
      const { page: id, siteUrl } = readPageContext(context);
      const { putTaskLinks } = await wirePage(siteUrl);
      return { written: await putTaskLinks(id) };
    }),
});
