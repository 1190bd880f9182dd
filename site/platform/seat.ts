import type { Identity } from "./identity";
import type { Run } from "./run";

type RemainingMs = () => number;

const nothing = (): void => undefined;
const counter = { incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing };
const metrics = {
  counter: () => counter,
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

const ari = (text: string): object => ({ toString: () => text, toJSON: () => text });

/** `__forge_runtime__` of one run. It has no `kvs` part, so that storage takes the same way as everything else. */
export function runtimeOf(identity: Identity, run: Run, remainingMs: RemainingMs): object {
  const { appId, appVersion, environmentId, environmentType, installationId } = identity;
  const { functionKey, moduleKey, moduleType, accountId } = run.request;
  return {
    proxy: { token: "local", url: "http://forge-proxy.invalid" },
    contextAri: identity.contextAri,
    container: { region: "local", runtime: "nodejs22.x", handler: functionKey },
    appContext: {
      appId,
      appVersion,
      environmentId,
      environmentType,
      installationId,
      invocationId: run.id,
      functionKey,
      moduleKey,
      moduleType,
      license: undefined,
      installation: {
        ari: ari(`ari:cloud:ecosystem::installation/${installationId}`),
        contexts: identity.contexts.map(ari),
      },
      permissions: { scopes: [...identity.scopes], external: {} },
    },
    aaid: accountId,
    lambdaContext: { awsRequestId: run.id, getRemainingTimeInMillis: remainingMs },
    tracing: { traceId: run.id, spanId: run.id },
    realtime: {},
    metrics,
    featureFlags: () => false,
  };
}

/** The second argument of every function. */
export const invocationContext = (identity: Identity, accountId: string | undefined): object => ({
  installContext: identity.contextAri,
  ...(accountId === undefined ? {} : { principal: { accountId } }),
  license: undefined,
  installation: {
    ari: `ari:cloud:ecosystem::installation/${identity.installationId}`,
    contexts: [...identity.contexts],
  },
});
