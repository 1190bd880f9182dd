import Button from "@atlaskit/button/new";
import { useEffect, useState, type ReactElement } from "react";
import { Ago } from "../ui/times";
import { isBusy, type Work } from "../ui/work";

const MINUTE = 60_000;

/** When page and tasks last agreed, and the button that brings them together now. */
export function Agreed(props: {
  readonly agreedAt: string | undefined;
  readonly work: Work;
  readonly onSync: () => void;
}): ReactElement {
  const now = useNow();
  const busy = isBusy(props.work);
  return (
    <p className="pm-buttons pm-note">
      <span>
        {props.agreedAt === undefined ? (
          "Page and tasks were not brought together yet"
        ) : (
          <>
            Last agreed <Ago iso={props.agreedAt} now={now} />
          </>
        )}
      </span>
      <Button
        spacing="compact"
        appearance="subtle"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) props.onSync();
        }}
      >
        Sync now
      </Button>
    </p>
  );
}

/** The time in ms, as fresh as words like "2 minutes ago" need it. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
