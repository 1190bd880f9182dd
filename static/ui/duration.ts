const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its two largest units: "42 s", "5 min", "1 h 42 min", "2 d 3 h". */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY)
    return pair([Math.floor(ms / HOUR), "h"], [Math.floor((ms % HOUR) / MINUTE), "min"]);
  return pair([Math.floor(ms / DAY), "d"], [Math.floor((ms % DAY) / HOUR), "h"]);
}

type Part = readonly [number, string];

const pair = (large: Part, small: Part): string =>
  [large, small]
    .filter(([many]) => many > 0)
    .map((part) => part.join(" "))
    .join(" ");
