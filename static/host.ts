import { events, router, view } from "@forge/bridge";
import type { Host, Reader } from "./ui/surroundings";

const quietly = (work: Promise<unknown>): void => {
  // The product refused to open, close or refresh: the person can do the same by hand.
  work.catch(() => undefined);
};

const CHANGED = "follow-ups-changed";

/** The product around this frame. */
export const host: Host = {
  open: (url) => quietly(router.open(url)),
  close: () => quietly(view.close()),
  refresh: () => quietly(view.refresh()),
  tell: () => quietly(events.emit(CHANGED)),
  onTold: (listener) => {
    const heard = events.on(CHANGED, listener);
    return () => quietly(heard.then(({ unsubscribe }) => unsubscribe()));
  },
};

type Context = { readonly locale?: unknown; readonly timezone?: unknown };

/** The reader by the product's word; each thing of which it says nothing useful by the browser's. A browser that knows no time zone has UTC. */
export function readerOf(
  context: Context,
  browser: Reader = new Intl.DateTimeFormat().resolvedOptions(),
): Reader {
  const locale = typeof context.locale === "string" ? context.locale.replace("_", "-") : "";
  const timeZone = typeof context.timezone === "string" ? context.timezone : "";
  const zones = [timeZone, browser.timeZone];
  return {
    locale: isKnown(locale, "UTC") ? locale : browser.locale,
    timeZone: zones.find((zone) => isKnown("en", zone)) ?? "UTC",
  };
}

function isKnown(locale: string, timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat(locale, { timeZone });
    return locale !== "" && timeZone !== "";
  } catch {
    return false;
  }
}
