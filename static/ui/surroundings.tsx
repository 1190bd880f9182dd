import { createContext, useContext } from "react";

/** What a screen may ask of the product around it. None of these rejects. */
export type Host = {
  /** Opens an address in a new tab. */
  readonly open: (url: string) => void;
  /** Closes the dialog that the screen is in. */
  readonly close: () => void;
  /** Has the product read again what it shows around the screen. */
  readonly refresh: () => void;
  /** Tells the app's other frames on this page of the product, and this one, that follow-ups have changed. */
  readonly tell: () => void;
  /** Calls `listener` whenever a frame tells so, until the function that it gives is called. */
  readonly onTold: (listener: () => void) => () => void;
};

/** Whom the screen speaks to. */
export type Reader = {
  /** BCP 47, such as "en-GB". */
  readonly locale: string;
  /** IANA name, such as "Europe/Berlin". */
  readonly timeZone: string;
};

export type Surroundings = { readonly host: Host; readonly reader: Reader };

const nowhere: Surroundings = {
  host: {
    open: () => undefined,
    close: () => undefined,
    refresh: () => undefined,
    tell: () => undefined,
    onTold: () => () => undefined,
  },
  reader: { locale: "en-GB", timeZone: "UTC" },
};

const Context = createContext<Surroundings>(nowhere);

export const SurroundingsProvider = Context.Provider;

export const useSurroundings = (): Surroundings => useContext(Context);
