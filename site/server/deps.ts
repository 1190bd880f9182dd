import type { Addresses } from "./addresses";
import type { Autopilot } from "./autopilot";
import type { LocalSite } from "./local-site";
import type { Person } from "./person";
import type { Session } from "./session";

/** What the routes of the server work with. */
export type ServerDeps = {
  readonly site: LocalSite;
  readonly people: readonly Person[];
  readonly session: Session;
  readonly addresses: Addresses;
  readonly autopilot: Autopilot;
  /** Where the server is reached, without a slash at the end. */
  readonly origin: string;
  /** Absolute folder that the manifest's paths start from. */
  readonly root: string;
  /** Absolute folder of the built web pages. */
  readonly webDir: string;
  /** Called after everything that may have changed the site. */
  readonly changed: () => void;
  /** Grows with every change. */
  readonly revision: () => number;
};
