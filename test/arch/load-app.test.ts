import { loadApp } from "../setup/load-app";
import { readManifest } from "./read-manifest";

it("finds every handler of the manifest in the app under test, source or bundle", async () => {
  const handlers = readManifest().modules.function.map(
    ({ handler }) => handler.split(".")[1] ?? "",
  );

  const app = await loadApp();

  expect(handlers.filter((name) => typeof app[name] !== "function")).toEqual([]);
});
