import { fault, ok, type Check } from "./check";
import { noAnswer } from "./plivo-answer";

/** Whether Plivo knows the account and its token. */
export const plivoAccountCheck: Check = {
  name: "Plivo account",
  examine: async ({ plivo }) => {
    const account = await plivo.account();
    if ("value" in account) {
      return ok("Plivo accepts the credentials");
    }
    return account.refused === 401
      ? fault(
          "Plivo refuses the credentials (401)",
          "set `plivoAuthId` and `plivoAuthToken` (`pulumi config set --secret plivoAuthToken`) from Plivo's console, " +
            "then `pulumi up`",
        )
      : noAnswer(account.refused);
  },
};
