import { findEngine } from "../../local/pulumi/engine";
import type { BenchOptions, Measurement } from "../measurement";
import { deployCli } from "./deploy-cli";
import { PHASES } from "./life";
import { compareLives } from "./lives";
import { emptyProgram, plainResources, thisProgram } from "./stack-life";

/**
 * Measures previews, runs and teardowns of this program next to an empty program, the same login in plain Auth0 resources,
 * and auth0-deploy-cli. That tool compiles its own schemas for half a minute, so it is run once, and not in short.
 */
export async function* measureProgram({
  short,
  runs,
}: BenchOptions): AsyncGenerator<Measurement[]> {
  const engine = await findEngine();
  yield* compareLives(
    "Program",
    [
      [plainResources(engine), runs],
      [thisProgram(engine), runs],
      [emptyProgram(engine), runs],
      [deployCli, short ? 0 : 1],
    ],
    PHASES,
  );
}
