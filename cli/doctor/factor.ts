import { fault, ok, runUp, setAndUp, warning, type Check } from "./check";

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

/** Checks that the phone factor is on and can be used. */
export const phoneFactor: Check = {
  name: "phone factor",
  examine: async ({ stack, tenant }) => {
    const sms = (await tenant.factors()).find(({ name }) => name === "sms");
    if (sms?.enabled !== true) return fault("off", runUp(stack));
    return sms.trial_expired === true
      ? fault(
          "on, but the tenant's trial of it has ended: Auth0 offers it to nobody",
          "upgrade the tenant's plan under Settings > Subscription in the dashboard",
        )
      : ok("on");
  },
};

/** Checks that a login asks for the second factor as often as the stack's policy says. */
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
          `to turn MFA on, ${setAndUp(stack, "mfaPolicy all-applications")}`,
        )
      : ok(`\`${actual}\``);
  },
};

/** What a post-login Action calls to ask for a second factor (Auth0 docs, "post-login API object"). */
const ASKS_FOR_MFA = /\bapi\s*\.\s*(multifactor|authentication\s*\.\s*(challenge|enroll)With)/;

/** Checks that the policy, and not a post-login Action, decides when a login asks for a code. */
export const postLogin: Check = {
  name: "post-login Actions",
  examine: async ({ tenant }) => {
    const settings = await tenant.settings();
    if (settings.customize_mfa_in_postlogin_action === true)
      return warning(
        "the tenant leaves MFA to post-login Actions, so that the policy doesn't decide",
        "turn off Security > Multi-factor Auth > Customize MFA Factors using Actions, or test a login",
      );
    const actions = await tenant.actionsFor("post-login");
    const asking = actions.filter(({ code, deployed_version }) =>
      ASKS_FOR_MFA.test(deployed_version?.code ?? code ?? ""),
    );
    return asking.length === 0
      ? ok("none asks for a second factor")
      : warning(
          `also decides about MFA: ${asking.map(({ name }) => `\`${name ?? "?"}\``).join(", ")}`,
          "test a login: an Action wins over the policy",
        );
  },
};
