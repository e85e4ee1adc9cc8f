import { allowedCountries } from "./allowed-countries";
import { loopbackUrls } from "./loopback-urls";
import { mfaPolicy } from "./mfa-policy";
import { protectedFactor } from "./protected-factor";
import type { Rule } from "./reviewed-resource";
import { secretsInClear } from "./secrets-in-clear";
import { testUser } from "./test-user";

/** Everything that the pack refuses. */
export const rules: readonly Rule[] = [
  loopbackUrls,
  testUser,
  mfaPolicy,
  protectedFactor,
  allowedCountries,
  secretsInClear,
];
