import { fault, ok, RUN_UP, type Check } from "./check";

/** Whether the phone can be a second factor at all. */
export const factorCheck: Check = {
  name: "phone factor",
  examine: async ({ stack, tenant }) => {
    const sms = (await tenant.factors()).find(({ name }) => name === "sms");
    return sms?.enabled === true ? ok("on") : fault("off", RUN_UP(stack));
  },
};
