import { useSyncExternalStore } from "react";

const MOVED = "site-moved";

const subscribe = (listener: () => void): (() => void) => {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
};

const here = (): string => location.pathname + location.search;

/** The path and query that the page is at. */
export const usePath = (): string => useSyncExternalStore(subscribe, here);

/** Goes to a page of this site without loading everything again. */
export function go(path: string): void {
  if (path !== here()) history.pushState(null, "", path);
  dispatchEvent(new Event(MOVED));
  scrollTo(0, 0);
}

/** Like `go`, without a step to come back to. */
export function replacePath(path: string): void {
  history.replaceState(null, "", path);
  dispatchEvent(new Event(MOVED));
}

const OURS = /^\/($|jira|browse|wiki(?!\/(api|rest))|site\/log)/;

const MODIFIERS = ["metaKey", "ctrlKey", "shiftKey", "altKey"] as const;

function plainLink(event: MouseEvent): HTMLAnchorElement | undefined {
  const modified = MODIFIERS.some((key) => event[key]);
  if (event.defaultPrevented || event.button !== 0 || modified) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link?.href && !link.hasAttribute("download") ? link : undefined;
}

/** Lets every plain link to a page of this site move within the page, links in documents too. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    const link = plainLink(event);
    if (!link || (link.target !== "" && link.target !== "_self")) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || !OURS.test(to.pathname) || to.hash !== "") return;
    event.preventDefault();
    go(to.pathname + to.search);
  });
}
