import { ok, type Check } from "./check";

/** The tenant gave the application a token: without one no check was made at all. */
export const credentialsCheck: Check = {
  name: "credentials",
  examine: ({ api }) => ok(`${api.domain} accepts the application`),
};
