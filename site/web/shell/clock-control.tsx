import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { Moment } from "../kit/times";
import { refreshPages } from "../kit/refresh";
import { advanceClock, type ClockView, loadClock, turnAutopilot, useSession } from "./session";

const STEPS = [
  { label: "+1 min", name: "Advance the clock by 1 minute", ms: 60_000 },
  { label: "+1 h", name: "Advance the clock by 1 hour", ms: 3_600_000 },
  { label: "+1 day", name: "Advance the clock by 1 day", ms: 86_400_000 },
] as const;

const EVERY_MS = 3_000;

/** The site's clock: it runs by itself, and can be moved ahead; what becomes due on the way happens. */
export function ClockControl(): ReactElement {
  const [clock, setClock] = useState<ClockView>(useSession().clock);
  const [moving, setMoving] = useState(false);
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
      refreshPages();
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
