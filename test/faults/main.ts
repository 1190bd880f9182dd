import { writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { brokenBy, callsOf, FAULTS, FLOWS, type Flow } from "./matrix";
import { report, type Row } from "./report";

const PAGE = path.resolve(import.meta.dirname, "../../docs/faults.md");

/** The app's own log lines would stand between the rows. */
function silenceTheApp(): void {
  console.info = () => undefined;
  console.error = () => undefined;
}

/** How many of the flow's calls may meet this fault, one at a time, and all ends well. */
async function green(
  flow: Flow,
  calls: number,
  [name, fault]: (typeof FAULTS)[number],
): Promise<number> {
  let well = 0;
  for (let nth = 1; nth <= calls; nth += 1) {
    const broken = await brokenBy(flow, { nth, fault });
    if (broken.length === 0) well += 1;
    else console.log(`${flow.name}, call ${nth}, ${name}: ${broken.join("; ")}`);
  }
  return well;
}

async function rowOf(flow: Flow): Promise<Row> {
  const calls = await callsOf(flow);
  const well: number[] = [];
  for (const fault of FAULTS) well.push(await green(flow, calls, fault));
  console.log(`${flow.name}: ${calls} calls, ${well.join(" ")}`);
  return { flow: flow.name, calls, well };
}

/** Plays every flow, or those whose names have all of these words. Only the whole table is written down. */
async function main(words: readonly string[]): Promise<void> {
  silenceTheApp();
  const rows: Row[] = [];
  const flows = FLOWS.filter(({ name }) => words.every((word) => name.includes(word)));
  for (const flow of flows) rows.push(await rowOf(flow));
  const page = await format(report(rows), { parser: "markdown" });
  if (words.length === 0) writeFileSync(PAGE, page);
  console.log(page);
  process.exitCode = rows.every(({ calls, well }) => well.every((one) => one === calls)) ? 0 : 1;
}

void main(process.argv.slice(2));
