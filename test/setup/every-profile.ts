/**
 * Makes each story one that runs under every profile of the local site: each switch turned alone, and fifty combinations. A story that
 * fails names the profiles and the line that repeats it.
 */
import path from "node:path";
import { SINGLE_PROFILES } from "../../site/profiles";

const COMBINATIONS = Array.from({ length: 50 }, (_, n) => `seed:${n + 1}`);

const PROFILES = [...SINGLE_PROFILES, ...COMBINATIONS];

type Story = (...row: unknown[]) => unknown;
type Failure = { readonly profile: string; readonly error: unknown };

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
  throw new Error(
    `under ${failures.length} of ${PROFILES.length} profiles: ${names}\n${repeatLine(first)}\n\n${words}`,
  );
}

const underEvery =
  (story: Story): ((...row: unknown[]) => Promise<void>) =>
  async (...row) => {
    const failures: Failure[] = [];
    for (const profile of PROFILES)
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
