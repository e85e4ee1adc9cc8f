import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether a login asks for the second factor, as often as the stack says. */
export const policyCheck: Check = {
  name: "MFA policy",
  examine: async ({ stack, config, tenant }) => {
    const actual = (await tenant.policies())[0] ?? "never";
    const { mfaPolicy } = config.program;
    if (actual !== mfaPolicy) {
      return fault(`\`${actual}\` on the tenant, \`${mfaPolicy}\` in the stack`, RUN_UP(stack));
    }
    return actual === "never"
      ? fault(
          "`never`: no login asks for a code",
          "run `pulumi config set mfaPolicy all-applications`, then `pulumi up`",
        )
      : ok(`\`${actual}\``);
  },
};
