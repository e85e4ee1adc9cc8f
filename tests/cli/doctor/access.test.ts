import { neededScopes } from "../../../components/auth0/scopes";
import { scopes } from "../../../cli/doctor/access";
import { patientWith } from "./patient";

const NEEDED = neededScopes("legacy", false);

it.each([
  [NEEDED, "; without `read:logs`, `npm run deliveries` sees no logins"],
  [[...NEEDED, "read:logs"], ""],
])("says that `deliveries` can't read the log, without a warning", (granted, more) => {
  expect(scopes.examine(patientWith({ scopes: granted }))).toEqual({
    status: "ok",
    found: `all ${NEEDED.length} that this stack needs${more}`,
  });
});
