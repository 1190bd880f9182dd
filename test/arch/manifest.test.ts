import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import {
  FOLLOW_UP_PROPERTY,
  INCIDENT_PROPERTY,
  MODULE,
  PAGE_PROPERTY,
  QUEUE,
  RULE_PROPERTY,
} from "../../src/contract/keys";
import * as handlers from "../../src/index";
import { forgeComplaints, scopesOfEvents } from "./forge-manifest";
import { readManifest, ROOT, valuesNamed } from "./read-manifest";

const manifest = readManifest();
const { modules } = manifest;
const sorted = (names: Iterable<unknown>): readonly string[] => [...names].map(String).sort();
const distinct = (names: Iterable<unknown>): readonly string[] => sorted(new Set(names));

describe("manifest.yml", () => {
  it("is what Forge accepts, with the scopes that its events ask for", async () => {
    const complaints = await forgeComplaints();

    expect(complaints).toEqual([]);
  }, 180_000);

  it("names exactly the handlers that src/index.ts exports", () => {
    const named = modules.function.map(({ handler }) => handler.replace(/^index\./, ""));

    expect(sorted(named)).toEqual(sorted(Object.keys(handlers)));
  });

  it("has a use for each function, and a function for each use", () => {
    const used = valuesNamed("function", { ...modules, function: undefined }).filter(Boolean);

    expect(distinct(used)).toEqual(sorted(modules.function.map(({ key }) => key)));
  });

  it("names the modules that the code knows", () => {
    const shown = [
      modules["jira:issueAction"],
      modules["jira:issueContext"],
      modules["jira:adminPage"],
      modules["confluence:contentBylineItem"],
      modules.macro,
    ].flat();

    expect(sorted(shown.map(({ key }) => key))).toEqual(sorted(Object.values(MODULE)));
  });

  it("gives each module the key that the code means by it", () => {
    expect(modules["jira:issueAction"].map(({ key }) => key)).toEqual([MODULE.start]);
    expect(modules["jira:issueContext"].map(({ key }) => key)).toEqual([MODULE.issueContext]);
    expect(modules["jira:adminPage"].map(({ key }) => key)).toEqual([MODULE.admin]);
    expect(modules["confluence:contentBylineItem"].map(({ key }) => key)).toEqual([MODULE.byline]);
    expect(modules.macro.map(({ key }) => key)).toEqual([MODULE.followUps]);
  });

  it("consumes exactly the queues that the code fills", () => {
    expect(sorted(modules.consumer.map(({ queue }) => queue))).toEqual(
      sorted(Object.values(QUEUE)),
    );
  });

  it("declares the properties that the code writes, so that they can be searched", () => {
    const onIssues = modules["jira:entityProperty"].map(({ propertyKey }) => propertyKey);
    const onPages = modules["confluence:contentProperty"].map(({ propertyKey }) => propertyKey);

    expect(sorted(onIssues)).toEqual(sorted([FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY]));
    expect(onPages).toEqual([PAGE_PROPERTY]);
  });

  it("asks display conditions and filters for no other property than the code writes", () => {
    const known = [FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY, PAGE_PROPERTY, RULE_PROPERTY];
    const conditions = valuesNamed("displayConditions", modules);
    const keys = valuesNamed("propertyKey", conditions);
    const inText = JSON.stringify([conditions, modules.trigger]).matchAll(/properties\['(\w+)'\]/g);

    const asked = distinct([...keys, ...[...inText].map(([, name]) => name)]);

    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("names its properties so that Confluence can index them", () => {
    expect(PAGE_PROPERTY).toMatch(/^[A-Za-z0-9_]+$/);
  });

  it("waits for events that exist", () => {
    const known = scopesOfEvents();
    const events = modules.trigger.flatMap((one) => one.events);

    expect(events.filter((event) => !known.has(event))).toEqual([]);
    expect(distinct(events)).toEqual(sorted(events));
  });

  it("looks at no more than the five property paths that Forge allows to triggers", () => {
    const paths = modules.trigger.flatMap(({ filter, payload }) => [
      ...[...(filter?.expression ?? "").matchAll(/issue\.properties\['\w+'\](?:\.\w+)*/g)].flat(),
      ...(payload?.include?.propertyPaths ?? []),
    ]);

    expect(distinct(paths).length).toBeLessThanOrEqual(5);
  });

  it("shows screens that the build of static writes", () => {
    const declared = new Map(manifest.resources.map((one) => [one.key, one.path]));
    const used = distinct(valuesNamed("resource", modules));

    expect(used).toEqual(sorted(declared.keys()));
    expect(used.map((key) => declared.get(key))).toEqual(["static/dist"]);
    expect(existsSync(path.join(ROOT, "static/index.html"))).toBe(true);
    expect(readdirSync(path.join(ROOT, "static"))).toContain("vite.config.ts");
  });

  it("runs on Node 22", () => {
    expect(manifest.app.runtime.name).toBe("nodejs22.x");
  });

  it("sends nothing outside: no remotes, no egress, no web trigger, no sign-in elsewhere", () => {
    const closed = ["remotes", "providers", "services", "endpoint"];

    expect(Object.keys(manifest).filter((name) => closed.includes(name))).toEqual([]);
    expect(Object.keys(manifest.permissions).sort()).toEqual(["content", "scopes"]);
    expect(Object.keys(modules).filter((name) => /webtrigger|endpoint/i.test(name))).toEqual([]);
  });

  it("loosens the screens' content policy for inline styles only", () => {
    expect(manifest.permissions.content).toEqual({ styles: ["unsafe-inline"] });
  });
});
