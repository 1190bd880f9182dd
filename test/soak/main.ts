import "../setup/bundled-models.cjs";
import { Command, InvalidArgumentError } from "commander";
import { startWatching } from "../contract/watch";
import { historyOf, type History } from "./history";
import { play } from "./play";
import { shorten } from "./shrink";

const say = (line: string): void => console.log(line);

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("not a whole number");
  return value;
}

/** The app's own log lines would stand between ours. */
function silenceTheApp(): void {
  console.info = () => undefined;
  console.error = () => undefined;
}

const CALM = {
  callFaultRate: 0,
  eventLossRate: 0,
  eventDoubleRate: 0,
  eventLateRate: 0,
  queueDoubleRate: 0,
  queueLateRate: 0,
};

/** The same history without accidents, one kind of them after the other, as far as it still fails. */
async function calmer(history: History, fails: Fails): Promise<History> {
  let now = history;
  for (const rate of Object.keys(CALM)) {
    const next = { ...now, chaos: { ...now.chaos, [rate]: 0 } };
    if (await fails(next)) now = next;
  }
  for (const name of Object.keys(history.profile)) {
    const kept = Object.entries(now.profile).filter(([other]) => other !== name);
    const next = { ...now, profile: Object.fromEntries(kept) };
    if (await fails(next)) now = next;
  }
  return now;
}

type Fails = (history: History) => Promise<boolean>;

const kindOf = (sentence: string): string => sentence.replaceAll(/\d+/gu, "#");

/** A shorter history that breaks the same thing; another flaw may hide in it. */
async function shortest(history: History, broken: readonly string[]): Promise<History> {
  const kind = kindOf(broken[0] ?? "");
  const fails: Fails = async (one) =>
    (await play(one)).broken.some((sentence) => kindOf(sentence) === kind);
  const short = async (one: History): Promise<History> => ({
    ...one,
    steps: await shorten(one.steps, (steps) => fails({ ...one, steps })),
  });
  return short(await calmer(await short(history), fails));
}

async function report(seed: number, broken: readonly string[]): Promise<void> {
  say(`\nseed ${seed}: ${broken.join("; ")}`);
  const least = await shortest(historyOf(seed), broken);
  const { broken: still, struck } = await play(least);
  say(`shortest history: ${JSON.stringify(least.profile)} ${JSON.stringify(least.chaos)}`);
  least.steps.forEach((step) => say(`  ${JSON.stringify(step)}`));
  struck.forEach((accident) => say(`  accident: ${accident}`));
  still.forEach((sentence) => say(`  → ${sentence}`));
  say(`again: npm run soak -- --seeds 1 --seed ${seed}`);
}

type Options = { readonly seeds: number; readonly seed: number };

async function soak({ seeds, seed: first }: Options): Promise<void> {
  silenceTheApp();
  startWatching();
  const from = performance.now();
  let [calls, accidents, failed] = [0, 0, 0];
  for (let seed = first; seed < first + seeds; seed += 1) {
    const played = await play(historyOf(seed));
    calls += played.calls;
    accidents += played.struck.length;
    if (played.broken.length === 0) continue;
    failed += 1;
    await report(seed, played.broken);
  }
  const seconds = Math.round((performance.now() - from) / 1_000);
  say(`${seeds} histories, ${failed} broken; ${calls} calls, ${accidents} accidents, ${seconds} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void new Command("soak")
  .description(
    "Plays histories of several people under chaos, and looks whether all is well afterwards",
  )
  .option("--seeds <number>", "how many histories", whole, 200)
  .option("--seed <number>", "the first one", whole, 1)
  .action(soak)
  .parseAsync();
