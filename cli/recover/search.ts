import type { ManagementClient } from "auth0";
import type { StackConfig } from "../stack-config";
import type { PendingOperation } from "../stack-state";

/** What a finder may use. */
export interface Search {
  /** The stack's name. */
  readonly stack: string;
  readonly config: StackConfig;
  readonly client: ManagementClient;
  /** Creations of this resource that were begun and never completed. */
  readonly pending: readonly PendingOperation[];
  /** Returns the id of another of the program's resources, by name: from the state, or found before. */
  readonly idOf: (name: string) => string | undefined;
  /** Returns whether the state of another stack contains this id. */
  readonly isForeign: (id: string) => Promise<boolean>;
  /** An id that the engineer named on the command line. */
  readonly chosen: string | undefined;
}

/** What the tenant has for a resource that the state lacks. */
export type Match =
  | { readonly kind: "none" }
  /** `what`: as the dashboard shows it. */
  | { readonly kind: "found"; readonly id: string; readonly what: string }
  /** Something exists, and only a person can say whether it is the stack's. */
  | { readonly kind: "undecided"; readonly why: string };

/** Looks on the tenant for the counterpart of a missing resource. */
export type Finder = (search: Search) => Promise<Match>;

/** Returns the command with which a person decides. */
export const decision = ({ stack }: Pick<Search, "stack">, flag: string): string =>
  `\`npm run recover -- --stack ${stack} ${flag}\``;

export const NONE: Match = { kind: "none" };
export const found = (id: string, what: string): Match => ({ kind: "found", id, what });
export const undecided = (why: string): Match => ({ kind: "undecided", why });
