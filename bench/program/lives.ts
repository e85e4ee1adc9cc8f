import { startServer } from "../tenant/start";
import { withRatios, type Measurement } from "../measurement";
import {
  PHASES,
  type BenchedTenant,
  type Contender,
  type Life,
  type Phase,
  type Taken,
} from "./life";

/** The results of each contender's lives, by its name. */
export type Lives = ReadonlyMap<string, readonly Life[]>;

/** A contender, and how many of its lives are measured. */
export type Entry = readonly [contender: Contender, runs: number];

/**
 * Runs contenders in turns on a legacy tenant, and yields all measurements after each life.
 *
 * @param name what the comparisons' names begin with
 * @param tenantFlags flags of `npm run tenant`
 */
export async function* compareLives(
  name: string,
  entries: readonly Entry[],
  phases: readonly Phase[],
  tenantFlags: readonly string[] = [],
): AsyncGenerator<Measurement[]> {
  const server = await startServer("local tenant", tenantFlags);
  try {
    const tenant = server.ready as unknown as BenchedTenant;
    const lives = new Map<string, Life[]>();
    const most = Math.max(...entries.map(([, runs]) => runs));
    for (let run = 0; run < most; run += 1) {
      for (const [contender] of entries.filter(([, runs]) => run < runs)) {
        const life = await contender.live(tenant, phases);
        lives.set(contender.name, [...(lives.get(contender.name) ?? []), life]);
        yield measurementsOf(name, lives);
      }
    }
  } finally {
    await server.stop();
  }
}

/**
 * Returns the seconds, requests and writes of each phase. A contender without a request is left out of those comparisons.
 */
function measurementsOf(name: string, lives: Lives): Measurement[] {
  return PHASES.flatMap((phase) => {
    const comparison = `${name}: ${phase}`;
    return [
      ...compared(comparison, "s", lives, phase, "seconds"),
      ...compared(`${comparison}, requests`, "requests", lives, phase, "requests"),
      ...compared(`${comparison}, writes`, "writes", lives, phase, "writes"),
    ];
  });
}

function compared(
  comparison: string,
  unit: Measurement["unit"],
  lives: Lives,
  phase: Phase,
  key: keyof Taken,
): Measurement[] {
  const values = [...lives].map(
    ([name, taken]) => [name, taken.flatMap((life) => life[phase]?.[key] ?? [])] as const,
  );
  return withRatios(
    comparison,
    unit,
    values.filter(([, taken]) => taken.some((value) => value > 0)),
  );
}
