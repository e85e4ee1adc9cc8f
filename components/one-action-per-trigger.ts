import * as pulumi from "@pulumi/pulumi";

/**
 * Auth0's errorCode and message for a second Action on `custom-phone-provider`, which it has refused on every tenant since
 * 2026-03.
 */
const REFUSED = /actions_cardinality|can only have one supported Action/;

/**
 * Returns a hook that says what to do if Auth0 refuses the Action because the tenant has another one for the trigger.
 * Auth0's own error doesn't say that the stack can adopt the existing one.
 *
 * @param name of the resource, which the hook's name begins with
 */
export function explainSecondAction(name: string): pulumi.ErrorHook[] {
  if (!takesErrorHooks()) return [];
  // The hook runs outside the program, where it can't ask for the stack.
  const stack = pulumi.getStack();
  const explain = async ({ errors }: pulumi.ErrorHookArgs): Promise<boolean> => {
    if (errors.some((error) => REFUSED.test(error))) {
      await pulumi.log.error(
        "The tenant already has an Action for the trigger `custom-phone-provider`, and allows only one: adopt it into " +
          `this stack with \`npm run recover -- --stack ${stack}\`, or delete it in the dashboard ` +
          "(Actions > Library), then run `pulumi up` again.",
      );
    }
    return false;
  };
  return [new pulumi.ErrorHook(`${name}-second-action`, explain)];
}

/**
 * Returns whether the engine supports error hooks. Pulumi's mocks claim to, and a program would wait forever for its hook's
 * registration.
 */
function takesErrorHooks(): boolean {
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  return monitor !== undefined && "registerErrorHook" in monitor;
}
