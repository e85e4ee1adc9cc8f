/** The npm package in another team's program: one `pulumi up` for two tenants, and a login on each. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runLoginJourney } from "../../local/demo/journey";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { ROOT } from "../run-node";
import { startTenantProcess, type TenantProcess } from "../tenant-process";
import { openExample, type OtherProgram } from "./other-program";

const MINUTES = 60_000;
const PACKAGE = "auth0-plivo-sms-mfa";

/** Installs what `npm pack` makes as `npm install` does, with this repository's copies of the packages that it needs. */
function installPackage(folder: string): void {
  const pack = ["pack", "--silent", "--pack-destination", folder];
  const printed = execFileSync("npm", pack, { cwd: ROOT, encoding: "utf8" });
  const tarball = printed.trim().split("\n").at(-1) ?? "";
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, PACKAGE), { recursive: true });
  execFileSync("tar", ["xzf", tarball, "-C", join(modules, PACKAGE), "--strip-components=1"], {
    cwd: folder,
  });
  for (const name of readdirSync(join(ROOT, "node_modules")))
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
}

describe("the program of another team", () => {
  let emea: TenantProcess;
  let apac: TenantProcess;
  let program: OtherProgram;

  beforeAll(async () => {
    [emea, apac] = await Promise.all([
      startTenantProcess("--experience", "legacy"),
      startTenantProcess("--experience", "unified"),
    ]);
    program = await openExample("own-program", [emea, apac]);
    installPackage(program.folder);
    const { pulumi } = program;
    await pulumi("config", "set", "plivoAuthId", LOCAL_PLIVO_ACCOUNT.authId);
    await pulumi("config", "set", "--secret", "plivoAuthToken", LOCAL_PLIVO_ACCOUNT.authToken);
    await pulumi("config", "set", "plivoSender", "--", LOCAL_PLIVO_ACCOUNT.number);
    for (const [region, tenant] of Object.entries({ emea, apac })) {
      await pulumi("config", "set", `${region}Domain`, tenant.domain);
      await pulumi("config", "set", `${region}ClientId`, tenant.clientId);
      await pulumi("config", "set", "--secret", `${region}ClientSecret`, "--", tenant.clientSecret);
    }
  }, 6 * MINUTES);

  afterAll(async () => {
    await program.close();
    await Promise.all([emea.stop(), apac.stop()]);
  });

  it(
    "turns on SMS MFA on two tenants with one run, and a user logs in on each",
    async () => {
      await program.pulumi("up", "--yes", "--skip-preview");
      const outputs = await program.outputs();
      for (const [region, tenant] of Object.entries({ emea, apac })) {
        const { clientId } = outputs[region] as { clientId: string };
        const { firstLogin } = await runLoginJourney({
          tenant: { ...tenant, tenantUrl: tenant.httpUrl },
          application: { clientId, callback: "http://localhost:3000" },
          report: () => undefined,
        });
        expect(firstLogin.amr).toEqual(["mfa"]);
      }
    },
    6 * MINUTES,
  );

  it(
    "has nothing to do after a run with providers that have only an API token",
    async () => {
      const file = join(program.folder, "index.ts");
      const text = readFileSync(file, "utf8");
      const credentials = /clientId: config.*\n.*clientSecret: .*,/;
      expect(text).toMatch(credentials);
      const token = "apiToken: config.requireSecret(`${region}Token`),";
      writeFileSync(file, text.replace(credentials, token));
      for (const [region, tenant] of Object.entries({ emea, apac })) {
        const value = await tenant.token();
        await program.pulumi("config", "set", "--secret", `${region}Token`, "--", value);
      }
      await program.pulumi("up", "--yes", "--skip-preview");
      await program.pulumi("preview", "--diff", "--expect-no-changes");
      writeFileSync(file, text);
      await program.pulumi("up", "--yes", "--skip-preview");
    },
    6 * MINUTES,
  );

  it(
    "has nothing to do in its next run, and gives both tenants back",
    async () => {
      await program.pulumi("preview", "--diff", "--expect-no-changes");
      await program.pulumi("destroy", "--yes", "--skip-preview");
      for (const tenant of [emea, apac]) {
        const { body } = await tenant.control("GET", "/state");
        expect(body).toMatchObject({ guardian: { policies: [], factors: { sms: false } } });
      }
    },
    6 * MINUTES,
  );
});
