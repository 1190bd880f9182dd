/**
 * Makes each story one that runs under every profile of the local site: each switch turned alone, and fifty combinations. A story that
 * fails, or in which the app or the site breaks a contract, names the profiles and the line that repeats it.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { SINGLE_PROFILES } from "../../site/profiles";
import { brokenContracts, startWatching } from "../contract/watch";

startWatching();

const COMBINATIONS = Array.from({ length: 50 }, (_, n) => `seed:${n + 1}`);

const PROFILES = [...SINGLE_PROFILES, ...COMBINATIONS];

const MOST = Number(process.env["POSTMORTEM_PROFILES_EACH"] ?? PROFILES.length);

type Story = (...row: unknown[]) => unknown;
type Failure = { readonly profile: string; readonly error: unknown };

/**
 * The profiles that a story runs under: all, or as many as POSTMORTEM_PROFILES_EACH says. A share is the same with each run, and the shares of
 * many stories take in every profile.
 */
function shareOf(story: string): readonly string[] {
  const first = createHash("sha1").update(story).digest().readUInt16BE(0);
  return [...PROFILES.keys()]
    .slice(0, MOST)
    .flatMap((n) => PROFILES[(first + n * STRIDE) % PROFILES.length] ?? []);
}

/** Shares no factor with how many profiles there are, so that no profile comes twice. */
const STRIDE = 101;

/** What tells a new story site which profile to take. */
const VARIABLE = "POSTMORTEM_PROFILE";

async function failureUnder(profile: string, story: () => unknown): Promise<Failure[]> {
  process.env[VARIABLE] = profile;
  try {
    await story();
    expect(await brokenContracts()).toEqual([]);
    return [];
  } catch (error) {
    return [{ profile, error }];
  } finally {
    Reflect.deleteProperty(process.env, VARIABLE);
    // What a failed story left is not the next profile's.
    await brokenContracts();
  }
}

function repeatLine({ profile }: Failure): string {
  const { currentTestName = "", testPath = "" } = expect.getState();
  const file = path.relative(process.cwd(), testPath);
  return `${VARIABLE}='${profile}' npx jest --selectProjects node ${file} -t '${currentTestName}'`;
}

function fail(failures: readonly Failure[]): void {
  const [first] = failures;
  if (first === undefined) return;
  const names = failures.map(({ profile }) => profile).join("  ");
  const words = first.error instanceof Error ? (first.error.stack ?? "") : String(first.error);
  throw new Error(`under ${failures.length} profiles: ${names}\n${repeatLine(first)}\n\n${words}`);
}

type Row = unknown[];

const under =
  (profilesOf: (row: Row) => readonly string[], story: Story): ((...row: Row) => Promise<void>) =>
  async (...row) => {
    const failures: Failure[] = [];
    for (const profile of profilesOf(row))
      failures.push(...(await failureUnder(profile, () => story(...row))));
    fail(failures);
  };

const plain = globalThis.it;

const shareOfThis = (): readonly string[] => shareOf(expect.getState().currentTestName ?? "");

const named = (name: string, story: Story): void => plain(name, under(shareOfThis, story));

/** From so many rows on a table is one story told of many things: its rows divide the profiles between them. */
const MANY_ROWS = 20;

const each =
  (table: readonly unknown[]) =>
  (name: string, story: Story): void => {
    const rowOf = ([first]: Row): number =>
      table.findIndex((row) => (Array.isArray(row) ? row[0] : row) === first);
    const divided = (row: Row): readonly string[] =>
      PROFILES.filter((_, n) => n % table.length === rowOf(row)).slice(0, MOST);
    plain.each(table)(name, under(table.length < MANY_ROWS ? shareOfThis : divided, story));
  };

Object.assign(globalThis, { it: Object.assign(named, plain, { each }) });
