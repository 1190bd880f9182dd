/** Rows as lines of padded columns under their titles: numbers to the right, text to the left. */
export function table(
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const widths = titles.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => String(row[at] ?? "").length)),
  );
  const numeric = titles.map((_, at) => rows.some((row) => typeof row[at] === "number"));
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, at) =>
        numeric[at] === true
          ? String(cell).padStart(widths[at] ?? 0)
          : String(cell).padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(titles), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join(
    "\n",
  );
}
