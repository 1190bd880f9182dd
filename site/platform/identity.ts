import { CLOUD_ID } from "../core";
import type { Manifest } from "../manifest";

/** Who the installed app is, as its runtime context says it. */
export type Identity = {
  readonly appId: string;
  readonly appVersion: string;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly installationId: string;
  /** ARI of the product that the app is installed in. */
  readonly contextAri: string;
  readonly contexts: readonly string[];
  readonly scopes: readonly string[];
  /** Scopes that may be used for a person who is not there. */
  readonly impersonation: boolean;
};

const siteAri = (product: string): string => `ari:cloud:${product}::site/${CLOUD_ID}`;

const allowsImpersonation = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "allowImpersonation" in value &&
  value.allowImpersonation === true;

/** The identity of the app of a manifest on this site. */
export function identityOf(manifest: Manifest): Identity {
  const declared = manifest.permissions?.scopes ?? [];
  return {
    appId: manifest.app.id.slice(manifest.app.id.lastIndexOf("/") + 1),
    appVersion: "1.0.0",
    environmentId: "e0000000-0000-4000-8000-000000000001",
    environmentType: "DEVELOPMENT",
    installationId: "10000000-0000-4000-8000-000000000001",
    contextAri: siteAri("jira"),
    contexts: [siteAri("jira"), siteAri("confluence")],
    scopes: Array.isArray(declared) ? declared : Object.keys(declared),
    impersonation: !Array.isArray(declared) && Object.values(declared).some(allowsImpersonation),
  };
}
