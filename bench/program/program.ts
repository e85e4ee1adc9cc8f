import { findEngine } from "../../local/pulumi/engine";
import { withRatios, type BenchOptions, type Measurement } from "../measurement";
import { startServer } from "../tenant/start";
import {
  liveOnce,
  PHASES,
  PROGRAMS,
  type BenchedTenant,
  type Phase,
  type Taken,
} from "./stack-life";

type Lives = Map<string, Record<Phase, Taken>[]>;

/**
 * Measures previews, runs and teardowns of this program next to an empty one and to the same login in plain Auth0 resources,
 * on a legacy tenant, and the Management API requests that each makes. The programs take turns.
 */
export async function measureProgram({ short }: BenchOptions): Promise<Measurement[]> {
  const engine = await findEngine();
  const server = await startServer("local tenant");
  try {
    const tenant = server.ready as unknown as BenchedTenant;
    const lives: Lives = new Map(Object.keys(PROGRAMS).map((name) => [name, []]));
    for (let run = 0; run < (short ? 1 : 5); run += 1) {
      for (const [name, program] of Object.entries(PROGRAMS)) {
        lives.get(name)?.push(await liveOnce(tenant, engine, program));
      }
    }
    return PHASES.flatMap((phase) => [...times(lives, phase), ...requestCounts(lives, phase)]);
  } finally {
    await server.stop();
  }
}

function times(lives: Lives, phase: Phase): Measurement[] {
  const values = [...lives].map(
    ([name, taken]) => [name, taken.map((life) => life[phase].seconds)] as const,
  );
  return withRatios(`Program: ${phase}`, "s", values);
}

/** An empty program makes no request, and the plain one none in its first preview: nothing to compare with. */
function requestCounts(lives: Lives, phase: Phase): Measurement[] {
  if (phase === "preview") return [];
  const asked = [...lives].filter(([name]) => name !== "an empty program");
  const values = (key: "requests" | "writes"): [string, number[]][] =>
    asked.map(([name, taken]) => [name, taken.map((life) => life[phase][key])]);
  const isWriting = phase !== "unchanged up";
  return [
    ...withRatios(`Program: ${phase}, requests`, "requests", values("requests")),
    ...(isWriting ? withRatios(`Program: ${phase}, writes`, "writes", values("writes")) : []),
  ];
}
