import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether the factor sends through the flow (legacy); on a unified tenant the phone provider is the only one. */
export const selectedProviderCheck: Check = {
  name: "factor's provider",
  examine: async ({ stack, tenant, experience }) => {
    if (experience === "unified") {
      return ok("the tenant's phone provider");
    }
    const { provider } = await tenant.selectedProvider();
    return provider === "phone-message-hook"
      ? ok("phone-message-hook, the Send Phone Message flow")
      : fault(`${provider ?? "none"}, which isn't the Send Phone Message flow`, RUN_UP(stack));
  },
};
