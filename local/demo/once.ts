import { runLoginJourney } from "./journey";
import type { Deployment } from "./deployment";
import type { Progress } from "./progress";

/** The login of a new user by itself, each step told as it is seen, then the stack's teardown. Throws the step that failed. */
export async function logInByItself(
  { tenant, stack, appUrl, clientId }: Deployment,
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
