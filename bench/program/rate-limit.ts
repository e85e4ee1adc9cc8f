import { findEngine } from "../../local/pulumi/engine";
import type { Measurement } from "../measurement";
import { deployCli } from "./deploy-cli";
import { compareLives } from "./lives";
import { plainResources, thisProgram } from "./stack-life";

/**
 * Measures runs on a tenant that answers two requests a second, as a free one does. Each is run once, because the limit and
 * not the machine decides.
 */
export async function* measureRateLimit(): AsyncGenerator<Measurement[]> {
  const engine = await findEngine();
  yield* compareLives(
    "Two requests a second",
    [
      [plainResources(engine), 1],
      [thisProgram(engine), 1],
      [deployCli, 1],
    ],
    ["first up", "unchanged up", "destroy"],
    ["--rate-limit", "2"],
  );
}
