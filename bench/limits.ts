import type { Measurement } from "./measurement";
import { shortNumber } from "./report/table";

/** The highest ratio to its comparison's base that a subject may have. A time is never a limit. */
const LIMITS: readonly { comparison: string; subject: string; ratio: number }[] = [
  { comparison: "Action: size", subject: "Action", ratio: 0.02 },
  { comparison: "Action: size", subject: "Action with countries", ratio: 0.04 },
  { comparison: "Action: one send", subject: "Action", ratio: 2 },
  { comparison: "Program: first up", subject: "this program", ratio: 1.3 },
  { comparison: "Program: unchanged up", subject: "this program", ratio: 1.3 },
  { comparison: "Local tenant: start", subject: "local tenant", ratio: 25 },
];

/** Returns a sentence for each measurement that is over its limit. */
export function brokenLimits(measurements: readonly Measurement[]): string[] {
  return LIMITS.flatMap(({ comparison, subject, ratio }) =>
    measurements
      .filter((found) => found.comparison === comparison && found.subject === subject)
      .filter((found) => found.ratio > ratio)
      .map(
        (found) =>
          `${comparison}: ${subject} is at ${shortNumber(found.ratio)} of the base, and ${ratio} is the limit (bench/limits.ts).`,
      ),
  );
}
