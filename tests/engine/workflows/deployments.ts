import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../local-account";
import type { Finished, WorkflowWorld } from "./world";

/** What `main` does to the tenants: deployments, and the nightly look at drift. */
export function deployments(open: () => WorkflowWorld): void {
  let world: WorkflowWorld;
  beforeAll(() => {
    world = open();
  });

  /** Merges the settings that the stack has now. */
  async function mergeSettings(
    config: Readonly<Record<string, string>>,
    secrets?: Readonly<Record<string, string>>,
  ): Promise<void> {
    await world.stack.setConfig(config, secrets);
    const name = "Pulumi.staging.yaml";
    world.remote.main((checkout) => {
      copyFileSync(join(world.stack.directory, name), join(checkout, name));
    });
  }
  const policies = async (): Promise<unknown> =>
    (await world.tenant.api("GET", "/guardian/policies")).body;
  const repository = { full_name: "acme/mfa", default_branch: "main" };
  const onMain = (workflow: string, event: string, more: object): Promise<Finished> =>
    world.run({
      workflow,
      event,
      payload: { ref: "refs/heads/main", repository },
      ...world.environments.staging,
      ...more,
    });
  const drift = (): Promise<Finished> =>
    onMain("drift.yml", "schedule", { matrix: { stack: "staging" } });

  it("deploy what was merged to the first environment, and have doctor check it", async () => {
    const mfaPolicy = "confidence-score";
    await mergeSettings({ ...LOCAL_ACCOUNT.config, mfaPolicy }, LOCAL_ACCOUNT.secrets);
    const finished = await onMain("up.yml", "push", { job: "staging" });
    expect(finished).toMatchObject({ code: 0 });
    expect(await policies()).toEqual(["confidence-score"]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("report drift, and leave it where the stack doesn't ask for its repair", async () => {
    await world.tenant.api("PUT", "/guardian/policies", []);
    const finished = await drift();
    expect(finished.log).toContain("staging has drifted: run `pulumi up --stack staging`");
    expect(finished.code).toBe(1);
    expect(await policies()).toEqual([]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("repair drift where the stack asks for it", async () => {
    await mergeSettings({ repairDrift: "true" });
    const finished = await drift();
    expect(finished.log).toContain("staging had drifted and was repaired.");
    expect(finished.code).toBe(0);
    expect(await policies()).toEqual(["confidence-score"]);
    expect(world.leaks(finished)).toEqual([]);
  });
}
