import { runLoginJourney } from "./journey";
import type { DemoDeployment } from "./deployment";
import type { Progress } from "./progress";

/** Logs in a new user, reports each step as it is observed, then tears the stack down. Throws the step that failed. */
export async function logInByItself(
  { tenant, stack, appUrl, clientId }: DemoDeployment,
  progress: Progress,
): Promise<void> {
  progress.say("\nA new user logs in:");
  await runLoginJourney({
    tenant: {
      tenantUrl: tenant.httpUrl,
      clientId: tenant.clientId,
      clientSecret: tenant.clientSecret,
    },
    application: { clientId, callback: appUrl },
    report: (seen) => {
      progress.say(`✓ ${seen}`);
    },
  });
  progress.say();
  await progress.step("pulumi destroy", () => stack.destroy());
}
