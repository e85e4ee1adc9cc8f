import type { Measurement } from "../measurement";

const HEADERS = ["", "median", "spread", "runs", "ratio"];

/** Returns the measurements as one table of text, a block for each comparison. */
export function formatMeasurements(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => [
    measurement.subject,
    `${shortNumber(measurement.median)} ${measurement.unit}`,
    spread(measurement),
    String(measurement.runs),
    shortNumber(measurement.ratio),
  ]);
  const widths = HEADERS.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return measurements
    .flatMap((measurement, index) => {
      const isFirst = measurement.comparison !== measurements[index - 1]?.comparison;
      const heading = isFirst ? ["", line([measurement.comparison, ...HEADERS.slice(1)])] : [];
      return [...heading, line(rows[index] ?? [])];
    })
    .join("\n");
}

function spread({ least, most, runs }: Measurement): string {
  return runs > 1 ? `${shortNumber(least)} to ${shortNumber(most)}` : "";
}

/** Returns three significant digits: a measurement on a shared machine isn't more precise. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(value >= 1000 ? 4 : 3)));
}
