/** How much to measure. */
export interface BenchOptions {
  /** Less of each subject, for CI. */
  readonly short: boolean;
  /** How often each subject that takes seconds is run. */
  readonly runs: number;
}

/** The result of one subject of a comparison: the median of its runs, the minimum and the maximum. */
export interface Measurement {
  /** What is compared, such as `Action: load`. Measurements of one comparison stand next to each other. */
  readonly comparison: string;
  readonly subject: string;
  readonly unit: "ms" | "s" | "kB" | "MB" | "requests" | "writes" | "a second";
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  /** The value as a multiple of the comparison's base, whose ratio is 1. */
  readonly ratio: number;
}

export type Unit = Measurement["unit"];

/** A subject of a comparison, and the function that runs it once. */
export interface Subject {
  readonly name: string;
  readonly once: () => Promise<number> | number;
}

export interface Comparison {
  readonly name: string;
  readonly unit: Unit;
  /** The first one is the base of the ratios. */
  readonly subjects: readonly Subject[];
  readonly runs: number;
  /** Runs of each subject that are not counted, before the counted ones. Default 1. */
  readonly warmUps?: number;
}

/** Measures subjects in turns, so that a busy moment of the machine affects all of them. */
export async function compare(comparison: Comparison): Promise<Measurement[]> {
  const { name, unit, subjects, runs, warmUps = 1 } = comparison;
  const values = new Map<string, number[]>(subjects.map((subject) => [subject.name, []]));
  for (let run = -warmUps; run < runs; run += 1) {
    for (const subject of subjects) {
      const value = await subject.once();
      if (run >= 0) values.get(subject.name)?.push(value);
    }
  }
  return withRatios(name, unit, [...values]);
}

/** Returns the measurements of values that were taken elsewhere. The first subject is the base of the ratios. */
export function withRatios(
  comparison: string,
  unit: Unit,
  values: readonly (readonly [subject: string, values: readonly number[]])[],
): Measurement[] {
  const base = median(values[0]?.[1] ?? []);
  return values.map(([subject, taken]) => ({
    comparison,
    subject,
    unit,
    median: median(taken),
    least: Math.min(...taken),
    most: Math.max(...taken),
    runs: taken.length,
    ratio: median(taken) / base,
  }));
}

/** Returns the middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = NaN, high = NaN] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}

/** Returns the milliseconds that something takes. */
export async function timed(what: () => unknown): Promise<number> {
  const start = performance.now();
  await what();
  return performance.now() - start;
}
