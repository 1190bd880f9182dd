import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { setFrameClock } from "../frames/connection";
import { Moment } from "../kit/times";
import { refreshPages } from "../kit/refresh";
import { advanceClock, type ClockView, loadClock, turnAutopilot, useSession } from "./session";

const STEPS = [
  { label: "+1 min", name: "Advance the clock by 1 minute", ms: 60_000 },
  { label: "+1 h", name: "Advance the clock by 1 hour", ms: 3_600_000 },
  { label: "+1 day", name: "Advance the clock by 1 day", ms: 86_400_000 },
] as const;

const EVERY_MS = 2_000;

/**
 * The site's clock: it runs by itself, and can be moved ahead; what becomes due on the way happens. When something changed on the
 * site, the page shows it.
 */
export function ClockControl(): ReactElement {
  const [clock, setClock] = useState<ClockView>(useSession().clock);
  const [moving, setMoving] = useState(false);
  const { revision, now } = clock;
  useEffect(() => setFrameClock(now), [now]);
  const shown = useRef(revision);
  useEffect(() => {
    if (shown.current !== revision) refreshPages();
    shown.current = revision;
  }, [revision]);
  useEffect(() => {
    const timer = setInterval(() => void loadClock().then(setClock, () => undefined), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const advance = useCallback(async (ms: number) => {
    setMoving(true);
    try {
      setClock(await advanceClock(ms));
    } finally {
      setMoving(false);
    }
  }, []);

  return (
    <div className="clock" role="group" aria-label="Clock of the site">
      <span className="clock-now" title={`${clock.waiting} things wait for their time`}>
        <Moment iso={clock.now} />
      </span>
      {STEPS.map((step) => (
        <Button
          key={step.label}
          spacing="compact"
          appearance="subtle"
          isDisabled={moving}
          aria-label={step.name}
          onClick={() => void advance(step.ms)}
        >
          {step.label}
        </Button>
      ))}
      <Button
        spacing="compact"
        appearance="subtle"
        isSelected={clock.autopilot}
        aria-label={clock.autopilot ? "Stop the clock" : "Let the clock run"}
        onClick={() => void turnAutopilot(!clock.autopilot).then(setClock)}
      >
        {clock.autopilot ? "Running" : "Stopped"}
      </Button>
    </div>
  );
}
