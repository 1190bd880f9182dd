import { FAULTS } from "./matrix";

/** A flow, how many calls the app makes in it, and for each fault how many of these may meet it. */
export type Row = {
  readonly flow: string;
  readonly calls: number;
  readonly well: readonly number[];
};

const INTRO = `# Faults

What happens when one call goes wrong. For each thing that people do, each call of the app that follows from it, and each way in which one call can go
wrong, the flow is played on a site of its own; then the site is left to its retries and to one sweep, and everything is looked at:
one page an incident, one task a line, nothing lost, nothing that nobody knows, both sides agree or show why not, no word of a person changed, and the next
sweep writes nothing (\`test/soak/invariants.ts\`). A number is how many of the flow's calls may meet the fault, one at a time, and all ends so.

\`npm run faults\` plays all of it and writes this page; \`npm test\` plays a share of each row.
`;

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

const shown = (well: number, calls: number): string =>
  well === calls ? String(well) : `**${well} of ${calls}**`;

/** The page of the table, in Markdown. */
export function report(rows: readonly Row[]): string {
  const titles = ["flow", "calls", ...FAULTS.map(([name]) => name)];
  const played = rows.reduce((sum, { calls, well }) => sum + calls * well.length, 0);
  const ended = rows.reduce((sum, { well }) => sum + well.reduce((a, b) => a + b, 0), 0);
  return [
    INTRO,
    line(titles),
    line(titles.map((_, at) => (at === 0 ? "---" : "---:"))),
    ...rows.map(({ flow, calls, well }) =>
      line([flow, calls, ...well.map((count) => shown(count, calls))]),
    ),
    "",
    `${played} played, ${ended} ended well.`,
    "",
  ].join("\n");
}
