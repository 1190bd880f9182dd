/** The address of the site that the app is installed on, such as https://example.atlassian.net. */
export type Site = { readonly url: string };

/** The address of an issue as people open it. */
export const browseUrl = (site: Site, key: string): string =>
  `${site.url}/browse/${encodeURIComponent(key)}`;
