import { plivoAccess } from "../../cli/plivo-access";
import { patientWith } from "./doctor/patient";

it.each([
  [undefined, ["token-of-a-test"]],
  ["", ["token-of-a-test"]],
  ["the-next", ["token-of-a-test", "the-next"]],
])("asks Plivo with the tokens that the stack has, if the next is %j", async (next, tokens) => {
  const config = { ...patientWith().config, plivoAuthTokenNext: next };
  expect((await plivoAccess(config, "acme.auth0.com")).authTokens).toEqual(tokens);
});
