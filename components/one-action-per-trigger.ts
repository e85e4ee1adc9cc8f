import * as pulumi from "@pulumi/pulumi";

/** Auth0's errorCode and words for a second Action on `custom-phone-provider`, since 2026-03 on every tenant. */
const REFUSED = /actions_cardinality|can only have one supported Action/;

/**
 * Says what to do where Auth0 refuses the Action because the tenant has another for the trigger: its own error doesn't
 * say that the stack can adopt the one made by hand.
 *
 * @param name Name of the resource; the hook's is made of it.
 */
export function explainSecondAction(name: string): pulumi.ErrorHook[] {
  if (!takesErrorHooks()) return [];
  // The hook runs outside the program, where no stack is known.
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

/** Pulumi's mocks say they do, and a program would wait for ever for its hook to be registered. */
function takesErrorHooks(): boolean {
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  return monitor !== undefined && "registerErrorHook" in monitor;
}
