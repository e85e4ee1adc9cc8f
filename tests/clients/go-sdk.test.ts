/** Auth0's own SDK for Go, unmodified and over TLS, from Go modules. Skipped if Go isn't installed. */
import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startTenantProcess } from "../tenant-process";

/** Go compiles the SDK once, and keeps it. */
jest.setTimeout(600_000);

const hasGo = spawnSync("go", ["version"]).status === 0;

(hasGo ? test : test.skip)("Auth0's SDK for Go turns on SMS (skipped without Go)", async () => {
  const tenant = await startTenantProcess();
  try {
    const { stdout } = await promisify(execFile)("go", ["run", "."], {
      cwd: join(__dirname, "go-sdk"),
      env: {
        ...process.env,
        SSL_CERT_FILE: tenant.caFile,
        AUTH0_DOMAIN: tenant.domain,
        AUTH0_CLIENT_ID: tenant.clientId,
        AUTH0_CLIENT_SECRET: tenant.clientSecret,
      },
    });
    expect(JSON.parse(stdout)).toEqual({
      name: "Made with Go",
      grants: ["authorization_code", "implicit", "refresh_token"],
      policy: ["all-applications"],
      users: 1,
      gone: true,
    });
  } finally {
    await tenant.stop();
  }
});
