type Place = {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
};
type Action = "POP" | "PUSH" | "REPLACE";
type Listener = (location: Place, action: Action) => void;

/** The browser's address, as far as a full-page module may move it. */
export type AddressBar = {
  readonly path: () => string;
  readonly push: (path: string) => void;
  readonly replace: (path: string) => void;
  readonly go: (steps: number) => void;
  /** Calls back when the person moved back or forward. */
  readonly onPop: (listener: () => void) => () => void;
};

export type AppHistory = {
  readonly action: Action;
  location: Place;
  readonly push: (to: string | Partial<Place>, state?: unknown) => void;
  readonly replace: (to: string | Partial<Place>, state?: unknown) => void;
  readonly go: (steps: number) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  readonly createHref: (to: Partial<Place>) => string;
  readonly listen: (listener: Listener) => () => void;
};

function placeOf(to: string | Partial<Place>, state?: unknown): Place {
  if (typeof to !== "string") {
    return { pathname: "/", search: "", hash: "", state, ...to };
  }
  const { pathname, search, hash } = new URL(to, "https://site.invalid");
  return { pathname, search, hash, state };
}

const pathOf = (place: Place): string => `${place.pathname}${place.search}${place.hash}`;

/**
 * The history that `view.createHistory()` gives: paths are relative to the module's own address `base`, and moving changes the
 * address of the page around the frame.
 * @see https://developer.atlassian.com/platform/forge/custom-ui-bridge/view/#createhistory
 */
export function makeAppHistory(base: string, bar: AddressBar): AppHistory {
  const listeners = new Set<Listener>();
  const here = (): Place => placeOf(bar.path().slice(base.length) || "/");
  const history = { action: "POP" as Action, location: here() };
  const settle = (place: Place, action: Action): void => {
    history.location = place;
    history.action = action;
    for (const listener of [...listeners]) listener(place, action);
  };
  bar.onPop(() => settle(here(), "POP"));

  const move = (action: "PUSH" | "REPLACE") => (to: string | Partial<Place>, state?: unknown) => {
    const place = placeOf(to, state);
    const path = base + pathOf(place);
    if (action === "PUSH") bar.push(path);
    else bar.replace(path);
    settle(place, action);
  };
  return Object.assign(history, {
    push: move("PUSH"),
    replace: move("REPLACE"),
    go: (steps: number) => bar.go(steps),
    goBack: () => bar.go(-1),
    goForward: () => bar.go(1),
    createHref: (to: Partial<Place>) => base + pathOf(placeOf(to)),
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
}
