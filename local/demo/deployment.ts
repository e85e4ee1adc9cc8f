import { findEngine } from "../pulumi/engine";
import { LOCAL_PLIVO_ACCOUNT } from "../plivo/account";
import { startSampleApp, type AuthConfig } from "./sample-app";
import { openLocalStack, type LocalStack } from "../pulumi/stack";
import { createTenant, type LocalTenant } from "../world";
import type { StartOptions } from "./options";
import { assertPortFree } from "./port";
import type { Progress } from "./progress";
import type { Teardown } from "./teardown";
import { whatRuns } from "./what-runs";

export const TEST_USER_EMAIL = "test.user@example.com";

/** A tenant that the program was deployed to, and the sample app that logs in to it. */
export interface DemoDeployment {
  readonly tenant: LocalTenant;
  readonly stack: LocalStack;
  readonly appUrl: string;
  readonly clientId: string;
  readonly testUser: { readonly email: string; readonly password: string };
}

/** Makes a tenant with SMS multi-factor login, and starts the app. `teardown` ends what was started. */
export async function deploy(
  options: StartOptions,
  progress: Progress,
  teardown: Teardown,
  signal: AbortSignal,
): Promise<DemoDeployment> {
  await assertPortFree(options.appPort, "--app-port");
  const tenant = await progress.step("Start the local tenant", async () => {
    const { tenantPort: port, experience } = options;
    return createTenant({ port, experience });
  });
  teardown.add("The tenant", () => tenant.close());
  const engine = await progress.step("Find Pulumi's engine", (report) =>
    findEngine({ onProgress: report, signal }),
  );
  const stack = await progress.step("Create the stack", () =>
    openLocalStack(stackOptions(options, tenant, engine)),
  );
  teardown.add("The stack", () => stack.close());
  progress.say(whatRuns(engine, stack));
  const outputs = await up(stack, progress, signal);
  const appUrl = await startApp(options, tenant, outputs.clientId, progress, teardown);
  return { tenant, stack, appUrl, ...outputs };
}

function stackOptions(
  { appPort, plugins }: StartOptions,
  { domain, clientId, clientSecret, caFile }: LocalTenant,
  engine: Awaited<ReturnType<typeof findEngine>>,
) {
  return {
    name: "local",
    engine,
    plugins,
    tenant: { domain, clientId, clientSecret, caFile },
    config: {
      plivoAuthId: LOCAL_PLIVO_ACCOUNT.authId,
      plivoSender: LOCAL_PLIVO_ACCOUNT.number,
      appUrls: JSON.stringify([`http://localhost:${appPort}`]),
      testUserEmail: TEST_USER_EMAIL,
    },
    secrets: { plivoAuthToken: LOCAL_PLIVO_ACCOUNT.authToken },
  };
}

async function up(stack: LocalStack, progress: Progress, signal: AbortSignal) {
  const result = await progress.step("pulumi up", (report) => {
    const onOutput = (text: string): void => {
      const line = text.trim().split("\n").at(-1);
      if (line && process.stdout.isTTY) report(line);
    };
    return stack.up({ signal, onOutput });
  });
  for (const { op, type, name } of result.steps) {
    progress.say(`    ${op.padEnd(8)} ${type.split(":").at(-1) ?? type} ${name}`);
  }
  for (const warning of result.warnings) progress.say(`    warning  ${warning}`);
  const authConfig = result.outputs["authConfig"]?.value as AuthConfig;
  const testUser = result.outputs["testUser"]?.value as DemoDeployment["testUser"];
  return { clientId: authConfig.clientId, testUser };
}

/** Starts the app with the http address: a browser doesn't know the local certificate authority. */
async function startApp(
  { appPort }: StartOptions,
  tenant: LocalTenant,
  clientId: string,
  progress: Progress,
  teardown: Teardown,
): Promise<string> {
  const app = await progress.step("Start the sample app", () =>
    startSampleApp({ port: appPort, authConfig: { domain: tenant.httpUrl, clientId } }),
  );
  teardown.add("The sample app", () => app.close());
  return app.url;
}
