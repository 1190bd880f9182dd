import type { LineId } from "./ids";
import type { Line } from "./line";
import type { Link } from "./link";
import { likeness } from "./likeness";

type Fits = (line: Line, link: Link) => boolean;

/**
 * Which line belongs to which link, by the link's line id. First by what the page calls the line, and where a paste doubled that, by the words;
 * then, for lines whose id was lost, by the task's address in the line, by the very same words, and last by nearly the same.
 */
export function matchLines(
  lines: readonly Line[],
  links: readonly Link[],
): ReadonlyMap<LineId, Line> {
  const found = new Map<LineId, Line>();
  const free = new Set([...lines].sort((a, b) => Number(b.listed) - Number(a.listed)));
  const pair = (link: Link, line: Line | undefined): void => {
    if (line === undefined) return;
    found.set(link.line, line);
    free.delete(line);
  };
  const open = (): readonly Link[] => links.filter((link) => !found.has(link.line));
  for (const fits of WAYS) {
    for (const link of open()) pair(link, first(free, link, fits));
  }
  const left = open().filter(({ phase }) => phase === "linked");
  for (const [link, line] of nearlySame([...free], left)) pair(link, line);
  return found;
}

function first(lines: Iterable<Line>, link: Link, fits: Fits): Line | undefined {
  for (const line of lines) if (mayBe(line, link) && fits(line, link)) return line;
  return undefined;
}

/** A task that a line took from its own words goes when the words do. */
const mayBe: Fits = (line, { adopted }) =>
  adopted === undefined || line.issues.some(({ key }) => key === adopted);

const sameId: Fits = (line, { localId }) => localId !== "" && line.localId === localId;

const sameText: Fits = (line, { text }) => line.text === text;

const sameTick: Fits = (line, { agreed }) => line.done === agreed?.page.done;

const holdsTask: Fits = ({ issues }, { task }) => issues.some(({ key }) => key === task?.key);

/** Elsewhere on the page a task's address is a mention of it. */
const isListed: Fits = ({ listed }) => listed;

const all =
  (...each: readonly Fits[]): Fits =>
  (line, link) =>
    each.every((fits) => fits(line, link));

/** The surest first. Lines that fit equally well are taken in the page's order, those under a follow-ups heading before others. */
const WAYS: readonly Fits[] = [
  all(sameId, sameText),
  all(sameId, holdsTask),
  sameId,
  all(holdsTask, sameText),
  all(holdsTask, isListed),
  all(sameText, sameTick),
  sameText,
];

/** Words that changed a little while the id was lost. */
const NEARLY = 0.75;

/** Pairs whose words are alike, the most alike first, each line and each link once. */
function nearlySame(
  lines: readonly Line[],
  links: readonly Link[],
): readonly (readonly [Link, Line])[] {
  const pairs = links
    .flatMap((link) =>
      lines
        .filter((line) => line.listed && mayBe(line, link))
        .map((line) => ({ link, line, like: likeness(line.text, link.text) })),
    )
    .filter(({ like }) => like >= NEARLY)
    .sort((a, b) => b.like - a.like);
  const taken = new Set<Link | Line>();
  return pairs.flatMap(({ link, line }) => {
    if (taken.has(link) || taken.has(line)) return [];
    taken.add(link).add(line);
    return [[link, line] as const];
  });
}
