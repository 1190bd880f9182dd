import type { Fault } from "../core";
import type { FaultPlan, Faults, PendingCall } from "./types";

export type FaultSource = Faults & {
  /** The fault of a call that is about to be made; counts the call. */
  readonly pick: (call: PendingCall) => Fault | undefined;
};

type Planned = { readonly plan: FaultPlan; seen: number };

function strikes(planned: Planned, call: PendingCall): boolean {
  const { match, nth } = planned.plan;
  if (match && !match(call)) return false;
  planned.seen += 1;
  return nth === undefined || planned.seen === nth;
}

/** A plan of faults. When several strike, the one that was injected first does. */
export function createFaults(): FaultSource {
  let plans: Planned[] = [];
  return {
    inject: (plan) => {
      const planned = { plan, seen: 0 };
      plans = [...plans, planned];
      return () => {
        plans = plans.filter((one) => one !== planned);
      };
    },
    clear: () => {
      plans = [];
    },
    pick: (call) => {
      const striking = plans.filter((planned) => strikes(planned, call));
      return striking.at(0)?.plan.fault;
    },
  };
}
