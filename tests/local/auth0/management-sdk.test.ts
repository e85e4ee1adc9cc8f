import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

const run = promisify(execFile);

let tenant: TenantProcess;

beforeAll(async () => {
  tenant = await startTenantProcess();
});
afterAll(() => tenant.stop());

it("serves Auth0's own Management SDK, unmodified and over TLS", async () => {
  const { stdout } = await run(
    process.execPath,
    ["--import", "tsx", join(__dirname, "management-sdk-session.ts")],
    {
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: tenant.caFile,
        AUTH0_DOMAIN: tenant.domain,
        AUTH0_CLIENT_ID: tenant.clientId,
        AUTH0_CLIENT_SECRET: tenant.clientSecret,
      },
    },
  );
  expect(JSON.parse(stdout)).toEqual({
    names: ["Management API client", "one", "two", "three"],
    connections: ["Username-Password-Authentication"],
    bound: ["sms"],
    policies: ["all-applications"],
    found: [true],
    refused: 409,
    missing: 404,
  });
});
