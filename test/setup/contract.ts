import { brokenContracts, startWatching } from "../contract/watch";

startWatching();

/** A story fails when the app sent what Atlassian does not document, or the site answered what Atlassian's would not. */
afterEach(async () => {
  expect(await brokenContracts()).toEqual([]);
}, 60_000);
