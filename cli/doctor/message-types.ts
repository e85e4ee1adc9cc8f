import { fault, ok, RUN_UP, warning, type Check } from "./check";

/** Whether users are offered SMS, and nothing that the Action refuses. */
export const messageTypesCheck: Check = {
  name: "message types",
  examine: async ({ stack, tenant }) => {
    const { message_types: types = [] } = await tenant.messageTypes();
    const shown = types.join(", ") || "none";
    if (!types.includes("sms")) {
      return fault(shown, RUN_UP(stack));
    }
    return types.includes("voice")
      ? warning(`${shown}: a user who chooses a call gets no code`, RUN_UP(stack))
      : ok(shown);
  },
};
