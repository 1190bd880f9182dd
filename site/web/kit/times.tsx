import type { ReactElement } from "react";
import { useSession } from "../shell/session";

type Props = { readonly iso: string | undefined };

/** A calendar day, YYYY-MM-DD. */
export function Day({ day }: { readonly day: string }): ReactElement {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={day}>{words.format(new Date(`${day}T00:00:00Z`))}</time>;
}

/** An instant in the time zone of who is signed in; the zone on hover. */
export function Moment({ iso }: Props): ReactElement {
  const { timezone } = useSession().context;
  if (iso === undefined || Number.isNaN(Date.parse(iso))) return <span>–</span>;
  const text = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: timezone,
  }).format(new Date(iso));
  return (
    <time dateTime={iso} title={`${iso} (shown in ${timezone})`}>
      {text}
    </time>
  );
}
