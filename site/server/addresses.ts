import { SITE_URL } from "../core";

export type Addresses = {
  /** Text of the site as the browser gets it: the site's addresses lead to this server. */
  readonly outward: (text: string) => string;
  /** The reverse, for what the browser sends. */
  readonly inward: (text: string) => string;
};

/**
 * The site calls itself `SITE_URL`, whatever address it is served at. What crosses to the browser says `origin` instead, so that
 * links in documents and answers work, and nothing of the server's address is ever kept.
 */
export function makeAddresses(origin: string): Addresses {
  return {
    outward: (text) => text.replaceAll(SITE_URL, origin),
    inward: (text) => text.replaceAll(origin, SITE_URL),
  };
}
