import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { measurePhase, type BenchedTenant, type Contender, type Life } from "./life";

const run = promisify(execFile);

/** The same login as an import of auth0-deploy-cli, with the settings that its test uses too. */
const SETUP = join(__dirname, "../../tests/clients/deploy-cli");
const COMMAND = require.resolve("auth0-deploy-cli");

/** An import counts as `up`. auth0-deploy-cli has no `destroy`, and its preview isn't comparable. */
export const deployCli: Contender = {
  name: "auth0-deploy-cli",
  live: async (tenant, phases) => {
    await fetch(`${tenant.httpUrl}/_local/reset`, { method: "POST" });
    const folder = mkdtempSync(join(tmpdir(), "bench-deploy-cli-"));
    try {
      cpSync(SETUP, folder, { recursive: true });
      const life: Life = {};
      for (const phase of phases) {
        if (phase === "preview" || phase === "destroy") continue;
        if (phase === "one-change up") changeApplication(join(folder, "legacy.yaml"));
        life[phase] = await measurePhase(tenant, () => importFrom(folder, tenant));
      }
      return life;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Changes a URL. The tool finds an application by its name, so that a new name would be a new application. */
function changeApplication(file: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/(?<=allowed_logout_urls: \[".*)(?="\])/, "/bye");
  if (changed === text) throw new Error(`${file} has no allowed_logout_urls to change.`);
  writeFileSync(file, changed);
}

function importFrom(folder: string, tenant: BenchedTenant): Promise<unknown> {
  const files = ["--config_file", "config.json", "--input_file", "legacy.yaml"];
  return run(process.execPath, [COMMAND, "import", ...files], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: tenant.caFile,
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_CLIENT_ID: tenant.clientId,
      AUTH0_CLIENT_SECRET: tenant.clientSecret,
    },
  });
}
