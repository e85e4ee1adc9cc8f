import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RECORDING_DIFFERENCES } from "../../../local/auth0/known-differences";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

/** Recorded exchanges with the real Management API, if they are next to this repository. */
const SHARED = join(__dirname, "../../../../shared");
const RECORDINGS = join(SHARED, "auth0/recordings");
const isHere = existsSync(RECORDINGS);

/** The state in which the recorded tenant was: a local tenant starts with a name and settings of its own. */
const STARTS: Record<string, object | undefined> = {
  "tenant-main.json": { friendly_name: "My Test Tenant with Token Quota" },
  "guardian-phone.json": {
    acr_values_supported: [],
    allow_organization_name_in_authentication_api: true,
    allowed_logout_urls: [],
    customize_mfa_in_postlogin_action: true,
    default_audience: "",
    default_directory: "",
    enabled_locales: ["de", "fr"],
    flags: {
      disable_fields_map_fix: true,
      disable_management_api_sms_obfuscation: true,
      enable_public_signup_user_exists_error: true,
      mfa_show_factor_list_on_enrollment: true,
      no_disclose_enterprise_connections: false,
      remove_alg_from_jwks: false,
      use_scope_descriptions_for_consent: false,
    },
    friendly_name: "My Test Tenant",
    oidc_logout: { rp_logout_end_session_endpoint_discovery: false },
    phone_consolidated_experience: true,
    pushed_authorization_requests_supported: false,
    sandbox_version: "18",
    session_cookie: { mode: "persistent" },
    sessions: { oidc_logout_prompt_enabled: true },
    support_email: "support@mycompany.org",
    support_url: "https://mycompany.org/support",
  },
};

/** The known differences of one recording. */
const knownOf = (file: string): string[] =>
  RECORDING_DIFFERENCES.map(({ found }) => found).filter((found) =>
    found.startsWith(file.replace(".json", "#")),
  );

let tenant: TenantProcess;

async function replay(file: string): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      join(SHARED, "tools/replay.mjs"),
      ...["--url", tenant.httpUrl, "--token", await tenant.token(), "--verbose"],
      join(RECORDINGS, file),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, "close");
  return said;
}

(isHere ? describe : describe.skip)(
  "the recorded exchanges (skipped where ../shared is absent)",
  () => {
    beforeAll(async () => {
      tenant = await startTenantProcess();
    });
    beforeEach(() => tenant.reset());
    afterAll(() => tenant.stop());

    it.each(isHere ? readdirSync(RECORDINGS) : ["none"])("agree: %s", async (file) => {
      const start = STARTS[file];
      if (start) expect((await tenant.api("PATCH", "/tenants/settings", start)).status).toBe(200);
      const said = await replay(file);
      const apart = [...said.matchAll(/^ {2}(\S+#\d+) /gm)].map(([, exchange]) => exchange);
      expect(said).toMatch(/of \d+ exchanges agree/);
      expect(apart).toEqual(knownOf(file));
    });
  },
);
