/** Serves a fleet of local tenants to a test, which Jest can't load, until the test's process ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFleet, type Fleet } from "../../../bench/growth/fleet-of-tenants";
import { findEngine } from "../../../local/pulumi/engine";

/** What the process prints once it is ready, as JSON. */
export type ReadyFleet = Pick<Fleet, "stacks" | "directory" | "env" | "tenants">;

async function main(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fleet-of-tenants-"));
  const fleet = await openFleet(folder, await findEngine(), size);
  const { stacks, directory, env, tenants } = fleet;
  process.stdin
    .on("end", () => {
      void fleet.close().finally(() => {
        rmSync(folder, { recursive: true, force: true });
        process.exit();
      });
    })
    .resume();
  console.log(JSON.stringify({ stacks, directory, env, tenants } satisfies ReadyFleet));
}

void main(Number(process.argv[2]));
