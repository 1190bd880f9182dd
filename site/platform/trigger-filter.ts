import type { ProductEvent } from "../core";
import { evaluateExpression, pathOfExpression } from "./expression";
import type { JsonRecord } from "./json";
import { type PropertySource, resolvePath } from "./property-paths";
import type { Trigger } from "./trigger-modules";

/** What a filter says of an event. */
export type Verdict =
  | { readonly kind: "deliver" }
  | { readonly kind: "filtered"; readonly why: string }
  | { readonly kind: "error"; readonly why: string; readonly deliver: boolean };

const RUNTIME = ["event", "runtime"];

function verdictOf(expression: string, payload: JsonRecord, source: PropertySource): boolean {
  const value = evaluateExpression(expression, {
    names: { event: payload },
    path: ([event, runtime, ...rest]) =>
      event === RUNTIME[0] && runtime === RUNTIME[1]
        ? { value: resolvePath(source, payload, rest) }
        : undefined,
  });
  if (typeof value === "boolean") return value;
  throw new Error("the expression is no Boolean");
}

/** Whether a trigger gets an event. An expression that cannot be evaluated leaves it to `onError`. */
export function filterEvent(
  trigger: Trigger,
  event: ProductEvent,
  source: PropertySource,
): Verdict {
  const { ignoreSelf, expression, onError = "IGNORE_AND_LOG" } = trigger.filter;
  if (ignoreSelf && event.selfGenerated) return { kind: "filtered", why: "ignoreSelf" };
  if (expression === undefined) return { kind: "deliver" };
  try {
    const passes = verdictOf(expression, event.payload, source);
    return passes ? { kind: "deliver" } : { kind: "filtered", why: "expression" };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "error", why, deliver: onError.startsWith("RECEIVE") };
  }
}

/** The values that `payload.include.propertyPaths` asks for; what cannot be resolved is absent. */
export function includedProperties(
  trigger: Trigger,
  payload: JsonRecord,
  source: PropertySource,
): JsonRecord {
  const pairs = trigger.propertyPaths.map((path): [string, unknown] => [
    path,
    resolvePath(source, payload, pathOfExpression(path) ?? []),
  ]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== null));
}
