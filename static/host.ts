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

/** The reader by the product's word; where it says nothing useful, by the browser's. */
export function readerOf(context: Context): Reader {
  const browser = new Intl.DateTimeFormat().resolvedOptions();
  const locale = typeof context.locale === "string" ? context.locale.replace("_", "-") : "";
  const timeZone = typeof context.timezone === "string" ? context.timezone : "";
  return isKnown(locale, "UTC") && isKnown("en", timeZone)
    ? { locale, timeZone }
    : { locale: browser.locale, timeZone: browser.timeZone };
}

function isKnown(locale: string, timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat(locale, { timeZone });
    return locale !== "" && timeZone !== "";
  } catch {
    return false;
  }
}
