import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../local-account";
import { REPOSITORY } from "../teams/command";
import type { TenantProcess } from "../../tenant-process";
import { describeWithAct } from "./act";
import { useWorld, type Finished, type WorkflowWorld } from "./world";

jest.setTimeout(300_000);

/** What `main` does to the tenants: deployments, and the nightly look at drift. */
describeWithAct("deployments of main", (act) => {
  const open = useWorld(act);
  let world: WorkflowWorld;
  beforeAll(() => {
    world = open();
  });

  const policies = async (tenant: TenantProcess): Promise<unknown> =>
    (await tenant.api("GET", "/guardian/policies")).body;
  const repository = { full_name: "acme/mfa", default_branch: "main" };
  const onMain = (workflow: string, event: string, more: object = {}): Promise<Finished> =>
    world.run({
      workflow,
      event,
      payload: { ref: "refs/heads/main", repository },
      ...world.environments.staging,
      ...more,
    });
  const drift = (): Promise<Finished> =>
    onMain("drift.yml", "schedule", { matrix: { stack: "staging" } });

  it("deploy to staging, then to production, whose approval only GitHub asks for; doctor checks both", async () => {
    const { staging, prod } = world.tenants;
    const config = { ...LOCAL_ACCOUNT.config, mfaPolicy: "confidence-score" };
    await world.stacks.staging.setConfig(config, LOCAL_ACCOUNT.secrets);
    world.mergeSettings();
    expect(await policies(prod)).toEqual([]);
    const finished = await onMain("up.yml", "push");
    expect(finished).toMatchObject({ code: 0 });
    expect(await policies(staging)).toEqual(["confidence-score"]);
    expect(await policies(prod)).toEqual(["all-applications"]);
    // `up` of staging, its doctor, `up` of production, its doctor.
    const order = finished.log.match(
      /Updating \((staging|prod)\)|No check found a fault|now receives a code/g,
    );
    const well = expect.not.stringContaining("Updating") as string;
    expect(order).toEqual(["Updating (staging)", well, "Updating (prod)", well]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("report drift, and leave it if the stack doesn't ask for its repair", async () => {
    const { staging } = world.tenants;
    await staging.api("PUT", "/guardian/policies", []);
    const finished = await drift();
    expect(finished.log).toContain("staging has drifted: run `pulumi up --stack staging`");
    expect(finished.code).toBe(1);
    expect(await policies(staging)).toEqual([]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("repair drift if the stack asks for it", async () => {
    await world.stacks.staging.setConfig({ repairDrift: "true" });
    world.mergeSettings();
    const finished = await drift();
    expect(finished.log).toContain("staging had drifted and was repaired.");
    expect(finished.code).toBe(0);
    expect(await policies(world.tenants.staging)).toEqual(["confidence-score"]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("deploy a fleet by the how-to's matrix, and end red for one whose doctor fails, without stopping the others", async () => {
    // Plivo refuses this token: `up` can't know it, doctor does.
    await world.stacks.staging.setConfig({}, { plivoAuthToken: "a-token-that-was-revoked" });
    await world.stacks.prod.setConfig({ mfaPolicy: "confidence-score" });
    world.mergeSettings((checkout) => {
      const howTo = readFileSync(join(REPOSITORY, "docs", "how-to", "deploy-a-fleet.md"), "utf8");
      const [, workflow = ""] = /```yaml\n(.*?)```/s.exec(howTo) ?? [];
      const file = join(checkout, ".github", "workflows", "fleet.yml");
      writeFileSync(file, workflow.replace("[tenant-1, tenant-2]", "[staging, prod]"));
    });
    const finished = await onMain("fleet.yml", "workflow_dispatch");
    expect(finished.code).toBe(1);
    expect(finished.log).toContain("Plivo refuses the credentials (401)");
    expect(await policies(world.tenants.prod)).toEqual(["confidence-score"]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("don't reach production if staging's doctor finds a fault", async () => {
    await world.stacks.prod.setConfig({ mfaPolicy: "never" });
    world.mergeSettings();
    const finished = await onMain("up.yml", "push");
    expect(finished.code).toBe(1);
    expect(finished.log).toContain("Plivo refuses the credentials (401)");
    expect(finished.log).not.toContain("Updating (prod)");
    expect(await policies(world.tenants.prod)).toEqual(["confidence-score"]);
  });
});
