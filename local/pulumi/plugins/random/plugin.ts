import type { Plugin } from "../plugin";
import { RANDOM_VERSION } from "../versions";
import { randomPassword } from "./random-password";

/** Stands in for the official random plugin. */
export const randomPlugin: Plugin<undefined> = {
  name: "random",
  version: RANDOM_VERSION,
  resources: [randomPassword],
  functions: [],
  needsConfiguration: false,
  configure: () => undefined,
  describeError: (error) => (error instanceof Error ? error.message : String(error)),
  isGone: () => false,
};
