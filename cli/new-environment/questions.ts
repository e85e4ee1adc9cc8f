import { ConfigReader } from "../../components/config/config-reader";
import { parseAllowedCountries } from "../../components/config/allowed-countries";
import { parseAppUrls } from "../../components/config/app-urls";
import { readAuth0Domain } from "../../components/config/auth0-tenant";
import { parsePlivoAuthId, parsePlivoAuthToken } from "../../components/config/plivo-account";
import { parsePlivoPowerpack, parsePlivoSender } from "../../components/config/plivo-sender";
import { InvalidValue } from "../../components/config/problem";
import type { Purpose } from "./answers";

/** A question and the check of its answer. */
export interface Question<T> {
  readonly text: string;
  /** Typed without being shown. */
  readonly hidden?: boolean;
  /** @throws Error whose message, as the end of a sentence that starts with "It", says what is wrong */
  readonly parse: (answer: string) => T;
}

/** Names of Pulumi's stacks, short enough for every backend. */
const STACK_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

/**
 * Makes the question for the stack's name.
 *
 * @param isTaken returns whether the project already has settings for the stack
 */
export const nameQuestion = (isTaken: (name: string) => boolean): Question<string> => ({
  text: "Name of the environment (becomes the stack's name)",
  parse: (answer) => {
    if (!STACK_NAME.test(answer))
      throw new Error("must be letters, digits, `-`, `_` and `.`, such as `staging`");
    if (isTaken(answer))
      throw new Error(`exists already as Pulumi.${answer}.yaml; choose another name`);
    return answer;
  },
});

export const purposeQuestion: Question<Purpose> = {
  text: "Purpose: production, staging or test (workflows may tear down a test environment)",
  parse: (answer) => {
    if (answer === "production" || answer === "staging" || answer === "test") return answer;
    throw new Error("must be production, staging or test");
  },
};

export const domainQuestion: Question<string> = {
  text: "Domain of its Auth0 tenant, such as acme-staging.eu.auth0.com",
  parse: (answer) => {
    const source = {
      get: (key: string) => (key === "auth0:domain" ? answer : "unasked"),
      isSecret: () => true,
      keys: () => [],
    };
    const domain = readAuth0Domain(new ConfigReader(source), source, {});
    if (domain === undefined)
      throw new Error("must be the tenant's host name, without scheme or path");
    return domain;
  },
};

export const clientIdQuestion: Question<string> = {
  text: "Client ID of the tenant's M2M application for Pulumi",
  parse: credential,
};

export const clientSecretQuestion: Question<string> = {
  text: "Client secret of that application (not shown)",
  hidden: true,
  parse: credential,
};

export const plivoAuthIdQuestion: Question<string> = {
  text: "Plivo Auth ID",
  parse: parsePlivoAuthId,
};

export const plivoAuthTokenQuestion: Question<string> = {
  text: "Plivo Auth Token (not shown)",
  hidden: true,
  parse: parsePlivoAuthToken,
};

export const senderQuestion: Question<string> = {
  text: "Sender: a number such as +15551234567, a short code, a sender id, or a Powerpack's UUID",
  parse: (answer) =>
    answer.length === 36 ? parsePlivoPowerpack(answer) : parsePlivoSender(answer),
};

export const appUrlsQuestion: Question<string[]> = {
  text: "URLs of the application, separated by commas",
  parse: parseAppUrls,
};

/** Makes the question for the countries. Production must name them, since the policy pack refuses it otherwise. */
export const allowedCountriesQuestion = (purpose: Purpose): Question<string[]> => ({
  text: `Countries that may get an SMS, as US,GB${purpose === "production" ? "" : " (nothing: all)"}`,
  parse: (answer) => {
    const countries = parseAllowedCountries(answer.toUpperCase()) ?? [];
    if (countries.length === 0 && purpose === "production")
      throw new Error("must name at least one in production");
    return countries;
  },
});

function credential(answer: string): string {
  if (!/^[\w.~-]+$/.test(answer))
    throw new InvalidValue("is empty or has a character that no such value has", "");
  return answer;
}
