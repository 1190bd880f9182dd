/**
 * Makes each story one that runs under every profile of the local site: each switch turned alone, and fifty combinations. A story that
 * fails names the profiles and the line that repeats it.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { SINGLE_PROFILES } from "../../site/profiles";

const COMBINATIONS = Array.from({ length: 50 }, (_, n) => `seed:${n + 1}`);

const PROFILES = [...SINGLE_PROFILES, ...COMBINATIONS];

type Story = (...row: unknown[]) => unknown;
type Failure = { readonly profile: string; readonly error: unknown };

/**
 * The profiles that a story runs under: all, or as many as POSTMORTEM_PROFILES_EACH says. A share is the same with each run, and the shares of
 * many stories take in every profile.
 */
function shareOf(story: string): readonly string[] {
  const most = Number(process.env["POSTMORTEM_PROFILES_EACH"] ?? PROFILES.length);
  const first = createHash("sha1").update(story).digest().readUInt16BE(0);
  return [...PROFILES.keys()]
    .slice(0, most)
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
    return [];
  } catch (error) {
    return [{ profile, error }];
  } finally {
    Reflect.deleteProperty(process.env, VARIABLE);
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

const underEvery =
  (story: Story): ((...row: unknown[]) => Promise<void>) =>
  async (...row) => {
    const failures: Failure[] = [];
    for (const profile of shareOf(expect.getState().currentTestName ?? ""))
      failures.push(...(await failureUnder(profile, () => story(...row))));
    fail(failures);
  };

const plain = globalThis.it;

const named = (name: string, story: Story): void => plain(name, underEvery(story));

const each =
  (table: readonly unknown[]) =>
  (name: string, story: Story): void =>
    plain.each(table)(name, underEvery(story));

Object.assign(globalThis, { it: Object.assign(named, plain, { each }) });
