/**
 * Auth0's own auth0-deploy-cli, unmodified and over TLS. For imports its configuration names the resources that the tenant
 * serves. Before an import the tool compiles its own schemas, which costs some 30 s of processor time whatever the tenant
 * answers: by default the legacy experience is tried, with DEPLOY_CLI=all both.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTenantProcess, type TenantProcess } from "../tenant-process";

/** The tool compiles its schemas for minutes on a busy machine. */
jest.setTimeout(600_000);

const run = promisify(execFile);
const SETUPS = join(__dirname, "deploy-cli");
const COMMAND = require.resolve("auth0-deploy-cli");

interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

const EXPERIENCES = process.env["DEPLOY_CLI"] === "all" ? ["legacy", "unified"] : ["legacy"];

describe.each(EXPERIENCES)("auth0-deploy-cli on a %s tenant", (experience) => {
  let tenant: TenantProcess;
  let folder: string;

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    NODE_EXTRA_CA_CERTS: tenant.caFile,
    AUTH0_DOMAIN: tenant.domain,
    AUTH0_CLIENT_ID: tenant.clientId,
    AUTH0_CLIENT_SECRET: tenant.clientSecret,
  });
  const deployCli = (...args: string[]): Promise<unknown> =>
    run(process.execPath, [COMMAND, ...args, "--config_file", join(SETUPS, "config.json")], {
      env: environment(),
    });
  const importFrom = (file: string): Promise<unknown> => deployCli("import", "--input_file", file);
  const exportTo = async (name: string): Promise<string> => {
    await deployCli("export", "--format", "yaml", "--output_folder", join(folder, name));
    return readFileSync(join(folder, name, "tenant.yaml"), "utf8");
  };
  const requests = async (): Promise<Request[]> =>
    (await tenant.control("GET", "/requests")).body as Request[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "deploy-cli-"));
    tenant = await startTenantProcess("--experience", experience);
  });
  afterAll(async () => {
    await tenant.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("exports everything it knows, without stopping", async () => {
    const everything = join(folder, "everything");
    await run(
      process.execPath,
      [COMMAND, "export", "--format", "yaml", "--output_folder", everything],
      {
        env: environment(),
      },
    );
    const exported = readFileSync(join(everything, "tenant.yaml"), "utf8");
    for (const part of [
      "tenant:",
      "attackProtection:",
      "prompts:",
      "triggers:",
      "guardianFactors:",
    ])
      expect(exported).toContain(part);
    const unknown = (await requests()).filter(({ status }) => status >= 500);
    expect(unknown).toEqual([]);
  });

  it("turns on SMS with an import", async () => {
    await importFrom(join(SETUPS, `${experience}.yaml`));
    const { body } = await tenant.control("GET", "/state");
    expect(body).toMatchObject({
      actions: [{ name: "Plivo SMS", deployed: true }],
      guardian: { policies: ["all-applications"], factors: { sms: true }, messageTypes: ["sms"] },
      tenant: { friendly_name: "Deployed by configuration" },
      ...(experience === "legacy"
        ? { bindings: [{ trigger_id: "send-phone-message" }] }
        : { phoneProviders: [{ name: "custom", disabled: false }] }),
    });
  });

  it("exports a configuration whose import changes nothing", async () => {
    const exported = await exportTo("first");
    const before = await requests();
    await importFrom(join(folder, "first", "tenant.yaml"));
    const made = (await requests()).slice(before.length);
    expect(await exportTo("second")).toBe(exported);
    // Deploying the Action again makes a version, nothing else is made.
    const created = made.filter(({ method }) => ["POST", "DELETE"].includes(method));
    expect(created.every(({ path }) => path.endsWith("/deploy"))).toBe(true);
    expect(exported).toContain("Plivo SMS");
  });
});
