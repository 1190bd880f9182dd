import { z } from "zod";

/** The places that `router` can name. @see https://developer.atlassian.com/platform/forge/custom-ui-bridge/router/ */
const location = z.discriminatedUnion("target", [
  z.object({ target: z.literal("issue"), issueKey: z.string() }),
  z.object({ target: z.literal("contentView"), contentId: z.string() }),
  z.object({ target: z.literal("contentEdit"), contentId: z.string() }),
  z.object({ target: z.literal("contentList") }),
  z.object({ target: z.literal("spaceView"), spaceKey: z.string() }),
  z.object({
    target: z.enum(["module", "userProfile", "dashboard", "projectSettingsDetails"]),
  }),
]);

type Location = z.infer<typeof location>;

function pathOf(place: Location): string | undefined {
  switch (place.target) {
    case "issue":
      return `/browse/${place.issueKey}`;
    case "contentView":
      return `/wiki/pages/viewpage.action?pageId=${place.contentId}`;
    case "contentEdit":
      return `/wiki/pages/editpage.action?pageId=${place.contentId}`;
    case "contentList":
      return "/wiki";
    case "spaceView":
      return `/wiki/spaces/${place.spaceKey}`;
    default:
      return undefined;
  }
}

/** The address of a place on this site. Throws for a place that the site does not have. */
export function addressOf(data: unknown, siteUrl: string): string {
  const place = location.parse(data);
  const path = pathOf(place);
  if (path === undefined) throw new Error(`This site has no page for the target ${place.target}`);
  return new URL(path, siteUrl).toString();
}
