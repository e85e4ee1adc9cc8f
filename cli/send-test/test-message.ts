import type { ManagementClient } from "auth0";
import type { StackExport } from "../stack-state";

/** What to send a test message with. */
export interface TestMessage {
  readonly client: ManagementClient;
  readonly state: StackExport;
  readonly stack: string;
  /** E.164. */
  readonly to: string;
}

/** Returns a number as outputs may show it. */
export const masked = (number: string): string => `the number that ends in ${number.slice(-2)}`;
