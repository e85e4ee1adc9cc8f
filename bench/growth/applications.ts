import { join } from "node:path";
import { findEngine } from "../../local/pulumi/engine";
import type { BenchOptions, Measurement } from "../measurement";
import type { Contender } from "../program/life";
import { compareLives } from "../program/lives";
import { programOf } from "../program/stack-life";

const PROGRAM = join(__dirname, "many-applications");

/** Measures runs of one stack with more and more applications, next to one application. */
export async function* measureApplications({ short }: BenchOptions): AsyncGenerator<Measurement[]> {
  const engine = await findEngine();
  const contender = (applications: number): Contender =>
    programOf(`applications: ${applications}`, engine, PROGRAM, {
      applications: String(applications),
    });
  yield* compareLives(
    "Growth",
    (short ? [1, 10] : [1, 10, 100]).map((applications) => [contender(applications), 1]),
    ["first up", "unchanged up", "destroy"],
  );
}
