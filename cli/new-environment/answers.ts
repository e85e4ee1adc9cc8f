/** What an environment is for. It decides what doesn't need to be asked. */
export type Purpose = "production" | "staging" | "test";

/** Everything that can't be derived. */
export interface Answers {
  readonly name: string;
  readonly purpose: Purpose;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly plivoAuthId: string;
  readonly plivoAuthToken: string;
  /** A number in E.164, a short code, a sender id, or a Powerpack's UUID. */
  readonly sender: string;
  readonly appUrls: readonly string[];
  /** ISO 3166 codes; empty allows every country. */
  readonly allowedCountries: readonly string[];
}
