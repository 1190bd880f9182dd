import { logFor, wireByline } from "../wiring";
import { readPageContext } from "./context";
import { toReply } from "./guard";

/** The line under a page's title. What fails shows the words of the manifest. */
export async function byline(
  payload: unknown,
): Promise<{ readonly title?: string; readonly tooltip?: string }> {
  const reply = await toReply(logFor("byline"), async () =>
    wireByline().bylineTitle(readPageContext(payload).page),
  );
  return (reply.ok ? reply.value : undefined) ?? {};
}
