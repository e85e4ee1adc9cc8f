/** Stacks that version 0.1.0 deployed, brought up by today's program. Needs the repository's history. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEngine } from "../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../local/pulumi/stack";
import { LOCAL_ACCOUNT } from "../local-account";
import { ROOT } from "../run-node";
import { startTenantProcess, type TenantProcess } from "../tenant-process";
import type { TenantState } from "../tenant-state";
import { CALLBACK, People } from "./people";

const MINUTES = 60_000;
const RELEASE = "882ab81";
const NAME = "test";
const hasHistory = spawnSync("git", ["cat-file", "-e", `${RELEASE}^{commit}`], { cwd: ROOT });
const describeUpgrade = hasHistory.status === 0 ? describe : describe.skip;

/** Run in the release's own tree: deploys its program with its own engine and plugins. */
const DEPLOY = `
import { findEngine } from "./local/engine";
import { openStack } from "./local/stack";
async function main() {
  const options = JSON.parse(process.env["DEPLOY_OPTIONS"] ?? "");
  const stack = await openStack({ ...options, engine: await findEngine() });
  await stack.up();
  await stack.close();
}
main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
`;

describeUpgrade.each([
  ["legacy", "false"],
  ["unified", "true"],
] as const)("a %s stack of version 0.1.0 (protect: %s)", (experience, protect) => {
  let folder: string;
  let tenant: TenantProcess;
  let stack: LocalStack;
  let people: People;
  const config = { ...LOCAL_ACCOUNT.config, protect };

  const state = async () => (await tenant.control("GET", "/state")).body as TenantState;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "upgrade-"));
    const release = join(folder, "release");
    const directory = join(folder, "stack");
    for (const made of [release, directory]) mkdirSync(made);
    const archive = execFileSync("git", ["archive", RELEASE], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    execFileSync("tar", ["x", "-C", release], { input: archive });
    symlinkSync(join(ROOT, "node_modules"), join(release, "node_modules"));
    writeFileSync(join(release, "deploy.ts"), DEPLOY);
    tenant = await startTenantProcess("--experience", experience);
    const { domain, clientId, clientSecret, caFile } = tenant;
    const options = {
      name: NAME,
      tenant: { domain, clientId, clientSecret, caFile },
      config,
      secrets: LOCAL_ACCOUNT.secrets,
      keep: { directory, passphrase: "of this test" },
    };
    execFileSync(process.execPath, ["--import", "tsx", "deploy.ts"], {
      cwd: release,
      env: { ...process.env, DEPLOY_OPTIONS: JSON.stringify(options) },
      stdio: "pipe",
    });
    stack = await openLocalStack({ ...options, engine: await findEngine() });
    const { clientId: app } = (await stack.outputs())["authConfig"]?.value as { clientId: string };
    people = new People(tenant.httpUrl, { clientId: app, callback: CALLBACK });
  }, 6 * MINUTES);

  afterAll(async () => {
    await stack.close();
    await tenant.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "is brought up without replacing or deleting anything of Auth0's, and everyone gets a code throughout",
    async () => {
      const before = await state();
      const user = await people.enroll();
      const logins = await people.during(async () => {
        const { steps } = await stack.up();
        const auth0 = steps.filter(({ type }) => type.startsWith("auth0:"));
        expect(auth0.map(({ op, type }) => `${op} ${type}`)).toEqual([
          "update auth0:index/action:Action",
        ]);
      });
      expect(logins).toBeGreaterThan(0);
      await people.logIn(user);
      const after = await state();
      expect(after.actions).toMatchObject([{ id: before.actions[0]?.id, deployed: true }]);
      const ids = ({ clients, bindings, phoneProviders }: TenantState) => [
        clients.map(({ client_id }) => client_id),
        bindings.map(({ action_id }) => action_id),
        phoneProviders.map(({ id }) => id),
      ];
      expect(ids(after)).toEqual(ids(before));
      expect(after.guardian).toEqual(before.guardian);
    },
    6 * MINUTES,
  );

  it(
    "has no program's code in its state, and nothing to do in the next run",
    async () => {
      const text = JSON.stringify(await stack.exportState());
      expect(text).not.toContain("pulumi-nodejs");
      expect(text).not.toContain("__provider");
      expect((await stack.up()).steps).toEqual([]);
    },
    4 * MINUTES,
  );
});
