/** The component in a Pulumi program in YAML, which asks the plugin to construct it. Needs Go where no build is kept. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runLoginJourney } from "../../local/demo/journey";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { userCache } from "../../local/user-cache";
import { openManagement } from "../cli/management-requests";
import { createApplication } from "../local/auth0/login/deployed-by-hand";
import { ROOT } from "../run-node";
import { startTenantProcess, type TenantProcess } from "../tenant-process";
import { openExample, type OtherProgram } from "./other-program";

const MINUTES = 60_000;
const VERSION = "1.25.0";
const CALLBACK = "http://localhost:3000";

/** Builds Pulumi's language host for YAML from its Go modules, once: three minutes on two cores. */
function yamlHost(): string {
  const folder = join(userCache(), `language-yaml-${VERSION}`);
  if (!existsSync(join(folder, "pulumi-language-yaml"))) {
    const module = `github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml@v${VERSION}`;
    const env = { ...process.env, GOBIN: folder, CGO_ENABLED: "0" };
    execFileSync("go", ["install", module], { env, stdio: "pipe" });
  }
  return folder;
}

describe("a program in YAML", () => {
  let tenant: TenantProcess;
  let program: OtherProgram;

  beforeAll(async () => {
    execFileSync(process.execPath, ["--import", "tsx", "provider/build.ts"], { cwd: ROOT });
    tenant = await startTenantProcess("--experience", "unified");
    program = await openExample("yaml", [tenant], [yamlHost()]);
    const { pulumi } = program;
    await pulumi("config", "set", "auth0:domain", tenant.domain);
    await pulumi("config", "set", "auth0:clientId", tenant.clientId);
    await pulumi("config", "set", "--secret", "auth0:clientSecret", "--", tenant.clientSecret);
    await pulumi("config", "set", "plivoAuthId", LOCAL_PLIVO_ACCOUNT.authId);
    await pulumi("config", "set", "--secret", "plivoAuthToken", LOCAL_PLIVO_ACCOUNT.authToken);
  }, 10 * MINUTES);

  afterAll(async () => {
    await program.close();
    await tenant.stop();
  });

  it(
    "turns on SMS MFA through the component, and a user gets the code",
    async () => {
      await program.pulumi("up", "--yes", "--skip-preview");
      expect(await program.outputs()).toMatchObject({ phoneExperience: "unified" });
      const clientId = await createApplication(await openManagement(tenant), CALLBACK);
      const { firstLogin } = await runLoginJourney({
        tenant: { ...tenant, tenantUrl: tenant.httpUrl },
        application: { clientId, callback: CALLBACK },
        report: () => undefined,
      });
      expect(firstLogin.amr).toEqual(["mfa"]);
    },
    6 * MINUTES,
  );

  it(
    "is destroyed completely",
    async () => {
      await program.pulumi("destroy", "--yes", "--skip-preview");
      const { body } = await tenant.control("GET", "/state");
      expect(body).toMatchObject({ actions: [], phoneProviders: [] });
    },
    3 * MINUTES,
  );
});
