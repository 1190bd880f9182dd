import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import { Moment } from "../kit/times";
import { logPath } from "./log-filter";
import type { SiteLog } from "./wire";

type Event = SiteLog["events"][number];

function EventLine({ event }: { readonly event: Event }): ReactElement {
  const { eventType, trigger, fate, detail, invocation, notOurs } = event;
  return (
    <li>
      <Moment iso={new Date(event.at).toISOString()} /> <strong>{eventType}</strong> → {trigger}:{" "}
      {fate} {notOurs && <Lozenge>not ours</Lozenge>} <span className="quiet">{detail}</span>{" "}
      {invocation !== undefined && <a href={logPath({ run: invocation })}>what it cost</a>}
    </li>
  );
}

/** The events of the products, and what became of each. */
export function EventList({ events }: { readonly events: readonly Event[] }): ReactElement {
  return (
    <section aria-labelledby="events">
      <h2 id="events">Events</h2>
      {events.length === 0 && <p className="quiet">No event has reached a trigger yet.</p>}
      <ol className="plain">
        {events.map((event, index) => (
          <EventLine key={index} event={event} />
        ))}
      </ol>
    </section>
  );
}
