import { budgetWords, overruns } from "./budget";
import { costOf } from "./cost";
import { measureDownloads, type Download } from "./first-screen";
import { play, type Measured, type Scenario } from "./scenario";
import { SCENARIOS } from "./scenarios";
import { table } from "./table";

type Row = { readonly cells: readonly (string | number)[]; readonly holds: boolean };

const COSTS = [
  ["runs", "runs"],
  ["REST", "rest"],
  ["links", "links"],
  ["depth", "depth"],
  ["REST depth", "restDepth"],
  ["KVS reads", "kvsReads"],
  ["KVS writes", "kvsWrites"],
  ["pushes", "pushes"],
  ["429", "refused"],
  ["points", "points"],
] as const;

function verdict(over: readonly string[], wrong?: string): string {
  const parts = [
    ...(wrong === undefined ? [] : [`FAILED: ${wrong}`]),
    ...(over.length === 0 ? [] : [`OVER: ${over.join(", ")}`]),
  ];
  return parts.length === 0 ? "ok" : parts.join("; ");
}

function rowOf({ name, budget }: Scenario, { calls, runs, wrong }: Measured): Row {
  const cost = costOf(calls, runs);
  const over = overruns(cost, budget);
  const numbers = COSTS.map(([, key]) => cost[key]);
  return {
    cells: [name, ...numbers, budgetWords(budget), verdict(over, wrong)],
    holds: over.length === 0 && wrong === undefined,
  };
}

function printCalls(name: string, { calls }: Measured): void {
  console.log(name);
  for (const { depth, product, method, path, actor, status } of calls)
    console.log(`  ${depth}  ${product} ${method} ${path} (${actor}) ${status}`);
  console.log("");
}

/** The app's own log lines would stand between the rows. */
function silenceTheApp(): void {
  console.info = () => undefined;
  console.error = () => undefined;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

function downloadRow({ name, files, bytes, most }: Download): Row {
  const over =
    most !== undefined && bytes > most ? [`${kilobytes(bytes)} > ${kilobytes(most)}`] : [];
  const budget = most === undefined ? "" : `≤ ${kilobytes(most)}`;
  const cells = [name, files, kilobytes(bytes), budget, most === undefined ? "" : verdict(over)];
  return { cells, holds: over.length === 0 };
}

function printDownloads(): boolean {
  const measured = measureDownloads();
  if (measured === undefined) {
    console.log("The screens are not built. Run: npx vite build static");
    return false;
  }
  const rows = measured.downloads.map(downloadRow);
  const titles = ["gzip", "files", "size", "budget", ""];
  console.log(
    table(
      titles,
      rows.map(({ cells }) => cells),
    ),
  );
  if (measured.stale)
    console.log("The screens changed after this build. Run: npx vite build static");
  return rows.every(({ holds }) => holds);
}

/** Prints what things cost beside what they may. With `--calls` every call too. */
async function main(): Promise<void> {
  silenceTheApp();
  const withCalls = process.argv.includes("--calls");
  const rows: Row[] = [];
  for (const scenario of SCENARIOS) {
    const measured = await play(scenario);
    if (withCalls) printCalls(scenario.name, measured);
    rows.push(rowOf(scenario, measured));
  }
  const titles = ["scenario", ...COSTS.map(([title]) => title), "budget", ""];
  console.log(
    table(
      titles,
      rows.map(({ cells }) => cells),
    ),
  );
  console.log("");
  const small = printDownloads();
  if (!small || rows.some(({ holds }) => !holds)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.log(error);
  process.exitCode = 1;
});
