import { DEFAULT_PROFILE, type Profile } from "./core";
import { createRandom } from "./platform/random";

type Answers = { readonly [Name in keyof Profile]: readonly Profile[Name][] };

/** Each open question with its other answers, those besides `DEFAULT_PROFILE`. */
const OTHERWISE: Answers = {
  taskIds: ["number"],
  taskEventUuids: [false],
  writtenTasks: ["new-ids", "new-local-ids"],
  createScreenOffersLinks: [false],
  appSeesRestrictedPages: [true],
  hiddenPageStatus: [403],
  taskUpdateMakesVersion: [false],
  taskUpdateTellsTask: [false],
  taskEventsForApiPages: [false],
  taskEventsForDrafts: [true],
  versionConflictStatus: [400],
  takenTitleStatus: [409],
  titleLagMs: [5_000],
  propertyListLagMs: [0, 30_000],
  macroNode: ["rewritten"],
  createdLinksVisibleAtOnce: [false],
  searchLagMs: [0, 60_000],
  searchIsMonotonic: [true],
  eventDelayMs: [0, 180_000],
  taskLagMs: [0, 60_000],
  filterLagMs: [5_000],
  idsAreNumbers: [true],
  contextHasSiteUrl: [false],
  displayExpressions: ["without-app-properties", "ignored"],
  appRefusedForMs: [180_000],
  appRefusedStatus: [401],
  failedCondition: ["409 TRANSACTION_CONFLICT", "412 PRECONDITION_FAILED"],
  triggerTimeoutMs: [55_000],
};

export type Switch = keyof Profile;

const isSwitch = (name: string): name is Switch => Object.hasOwn(OTHERWISE, name);

/** The open questions that the site can answer either way. */
export const SWITCHES: readonly Switch[] = Object.keys(OTHERWISE).filter(isSwitch);

const answersOf = (name: Switch): readonly Profile[Switch][] => [
  DEFAULT_PROFILE[name],
  ...OTHERWISE[name],
];

/** One switch turned to each of its other answers, in the words of `readProfile`. */
export const SINGLE_PROFILES: readonly string[] = SWITCHES.flatMap((name) =>
  OTHERWISE[name].map((answer) => `${name}=${answer}`),
);

const SEED = /^seed:(\d+)$/;

/** Every question answered by chance, the same for the same seed. */
function seeded(seed: number): Partial<Profile> {
  const random = createRandom(seed);
  const pick = (name: Switch): readonly [Switch, unknown] => {
    const answers = answersOf(name);
    return [name, answers[Math.floor(random.next() * answers.length)]];
  };
  return Object.fromEntries(SWITCHES.map(pick));
}

function single(text: string): readonly [Switch, unknown] {
  const [name = "", wanted] = text.split("=");
  if (!isSwitch(name)) throw new Error(`The site has no switch "${name}": ${SWITCHES.join(", ")}`);
  const answer = answersOf(name).find((one) => String(one) === wanted);
  if (answer === undefined)
    throw new Error(`"${name}" is one of ${answersOf(name).map(String).join(", ")}`);
  return [name, answer];
}

/**
 * A profile in words: `seed:17`, or switches such as `taskIds=number,searchLagMs=60000`. Nothing for no words. Throws for a switch or an
 * answer that the site does not have.
 */
export function readProfile(text: string): Partial<Profile> {
  if (text === "") return {};
  const seed = SEED.exec(text)?.[1];
  if (seed !== undefined) return seeded(Number(seed));
  return Object.fromEntries(text.split(",").map(single));
}
