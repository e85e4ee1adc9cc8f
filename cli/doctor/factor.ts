import { fault, ok, runUp, warning, type Check } from "./check";

/** Checks that users are offered SMS, and nothing that the Action refuses. */
export const messageTypes: Check = {
  name: "message types",
  examine: async ({ stack, tenant }) => {
    const { message_types: types = [] } = await tenant.messageTypes();
    const shown = types.join(", ") || "none";
    if (!types.includes("sms")) return fault(shown, runUp(stack));
    return types.includes("voice")
      ? warning(`${shown}: a user who chooses a call gets no code`, runUp(stack))
      : ok(shown);
  },
};

/** Checks that the phone can be a second factor at all. */
export const phoneFactor: Check = {
  name: "phone factor",
  examine: async ({ stack, tenant }) => {
    const sms = (await tenant.factors()).find(({ name }) => name === "sms");
    return sms?.enabled === true ? ok("on") : fault("off", runUp(stack));
  },
};

/** Checks that a login asks for the second factor, as often as the stack says. */
export const mfaPolicy: Check = {
  name: "MFA policy",
  examine: async ({ stack, config, tenant }) => {
    const actual = (await tenant.policies())[0] ?? "never";
    const wanted = config.program.mfaPolicy;
    if (actual !== wanted)
      return fault(`\`${actual}\` on the tenant, \`${wanted}\` in the stack`, runUp(stack));
    return actual === "never"
      ? warning(
          "`never`, as the stack says: no login asks for a code",
          "to turn MFA on, run `pulumi config set mfaPolicy all-applications`, then `pulumi up`",
        )
      : ok(`\`${actual}\``);
  },
};
