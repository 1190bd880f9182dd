import { table } from "../../bench/table";
import { brokenBy, callsOf, FAULTS, FLOWS, type Flow } from "./matrix";

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

async function rowOf(flow: Flow): Promise<readonly (string | number)[]> {
  const calls = await callsOf(flow);
  const cells: string[] = [];
  for (const fault of FAULTS) {
    const well = await green(flow, calls, fault);
    cells.push(well === calls ? String(well) : `${well} of ${calls}`);
    if (well < calls) process.exitCode = 1;
  }
  return [flow.name, calls, ...cells];
}

async function main(): Promise<void> {
  silenceTheApp();
  const rows = [];
  for (const flow of FLOWS) {
    rows.push(await rowOf(flow));
    console.log(`${flow.name}: played`);
  }
  console.log(table(["flow", "calls", ...FAULTS.map(([name]) => name)], rows));
}

void main();
