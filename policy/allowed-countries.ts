import { namesOfSecrets } from "./action-secrets";
import type { Rule } from "./reviewed-resource";

/** Without a list of countries anybody can make the tenant send SMS to premium ranges (toll fraud). */
export const allowedCountries: Rule = {
  name: "countries-limited-in-production",
  description: "In production an SMS goes only to the countries that the stack lists.",
  appliesTo: "production",
  offences: ({ type, props }) =>
    type === "auth0:index/action:Action" && !namesOfSecrets(props).includes("ALLOWED_COUNTRIES")
      ? ["An SMS may go to every country: set `allowedCountries` to those of this stack's users."]
      : [],
};
