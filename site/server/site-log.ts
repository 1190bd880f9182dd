import type { RecordedCall } from "../core";
import type { Site } from "../site";

const SHOWN = 200;

type CallNote = Pick<
  RecordedCall,
  "product" | "method" | "path" | "actor" | "status" | "points"
> & {
  /** Site time from sending to answer, ms. */
  readonly ms: number;
};

const callNote = (call: RecordedCall): CallNote => ({
  product: call.product,
  method: call.method,
  path: call.path,
  actor: call.actor,
  status: call.status,
  points: call.points,
  ms: call.answeredAt - call.sentAt,
});

/** What happened on the site, newest first: the app's runs with the calls they made, and the events with what became of them. */
export function siteLog(site: Site): unknown {
  const runs = site.invocations().slice(-SHOWN).reverse();
  return {
    invocations: runs.map((run) => ({ ...run, calls: site.callsOf(run.id).map(callNote) })),
    events: site.events.notes.slice(-SHOWN).reverse(),
    waiting: site.clock.waiting().slice(0, SHOWN),
    queue: site.queues.waiting(),
    dropped: site.queues.dropped,
    schedules: (site.manifest.modules["scheduledTrigger"] ?? []).map(({ key }) => key),
  };
}
