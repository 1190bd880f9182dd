import type { LineId } from "./ids";
import type { Line } from "./line";
import type { Link } from "./link";

/**
 * Which line belongs to which link, by the link's line id. First by the line's own id; then, for lines whose id was lost, by the task's
 * address in the line, and last by the very same words, where they fit one link only.
 */
export function matchLines(
  lines: readonly Line[],
  links: readonly Link[],
): ReadonlyMap<LineId, Line> {
  const found = new Map<LineId, Line>();
  const free = new Set(lines);
  const pair = (link: Link, line: Line | undefined): void => {
    if (line === undefined) return;
    found.set(link.line, line);
    free.delete(line);
  };
  const open = (): readonly Link[] => links.filter((link) => !found.has(link.line));

  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const link of links) pair(link, byId.get(link.line));
  for (const link of open())
    pair(
      link,
      only(free, (line) => holdsTask(line, link)),
    );
  for (const link of unlike(open()))
    pair(
      link,
      only(free, (line) => line.text === link.text),
    );
  return found;
}

/** Links whose words no other open link has. */
const unlike = (links: readonly Link[]): readonly Link[] =>
  links.filter((link) => links.filter((other) => other.text === link.text).length === 1);

function only(lines: ReadonlySet<Line>, fits: (line: Line) => boolean): Line | undefined {
  const fitting = [...lines].filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function holdsTask(line: Line, link: Link): boolean {
  const key = link.task?.key;
  return key !== undefined && line.urls.some((url) => url.endsWith(`/browse/${key}`));
}
