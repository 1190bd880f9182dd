import { z } from "zod";
import { CLOUD_ID, type Profile, SITE_URL } from "../core";
import type { Manifest } from "../manifest";
import type { Identity } from "./identity";
import { jsonBytes, withNumbers } from "./json";
import type { RunRequest } from "./run";
import type { BridgeCall } from "./types";

const WithResolver = z.looseObject({ resolver: z.object({ function: z.string() }) });

const MAX_PAYLOAD_BYTES = 500 * 1024;

/** Type and resolver function of a module. Throws when the manifest has no such module, or the module no resolver. */
function moduleOf(
  manifest: Manifest,
  key: string,
): { readonly type: string; readonly function: string } {
  for (const [type, modules] of Object.entries(manifest.modules)) {
    const read = WithResolver.safeParse(
      modules.find((one) => one.key === key && type !== "function"),
    );
    if (read.success) return { type, function: read.data.resolver.function };
  }
  throw new Error(`The manifest has no module "${key}" with a resolver`);
}

export type Installed = {
  readonly manifest: Manifest;
  readonly identity: Identity;
  readonly profile: Pick<Profile, "contextHasSiteUrl" | "idsAreNumbers">;
};

/**
 * A call of `invoke()` in a frame, as the run of the module's resolver function. Throws for payloads larger than 500 KB.
 */
export function resolverCall(installed: Installed, call: BridgeCall): RunRequest {
  const { manifest, identity, profile } = installed;
  const { module, functionKey, payload, accountId, extension = {} } = call;
  if (jsonBytes(payload) > MAX_PAYLOAD_BYTES) throw new Error("The payload is larger than 500 KB");
  const found = moduleOf(manifest, module);
  const context = {
    accountId,
    cloudId: CLOUD_ID,
    environmentId: identity.environmentId,
    environmentType: identity.environmentType,
    extension: profile.idsAreNumbers ? withNumbers(extension) : extension,
    localId: `ari:cloud:ecosystem::extension/${identity.appId}/${identity.environmentId}/static/${module}`,
    locale: "en-US",
    moduleKey: module,
    ...(profile.contextHasSiteUrl ? { siteUrl: SITE_URL } : {}),
    timezone: "UTC",
  };
  return {
    functionKey: found.function,
    moduleKey: module,
    moduleType: found.type,
    accountId,
    payload: { call: { functionKey, payload }, context },
  };
}
