import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { ManagementApi } from "../management-api";
import type { StackConfig } from "../stack-config";
import type { StackExport } from "../stack-state";
import type { PlivoReadings } from "./plivo-readings";
import type { TenantReadings } from "./tenant-readings";

/**
 * The result of a check. `fault`: a user logging in now gets no code, or that can't be determined. `warning`: a user gets a
 * code, or isn't asked for one because the stack says so, and something still needs attention.
 */
export type Verdict =
  | { readonly status: "ok"; readonly found: string }
  | { readonly status: "warning" | "fault"; readonly found: string; readonly fix: string };

/** What the checks examine. Each value from outside is read once, when a check first needs it. */
export interface Patient {
  readonly stack: string;
  readonly config: StackConfig;
  readonly state: StackExport;
  readonly api: Pick<ManagementApi, "domain" | "grantedScopes">;
  readonly tenant: TenantReadings;
  readonly plivo: PlivoReadings;
  /** The tenant's, by its flag. */
  readonly experience: PhoneExperience;
}

/** One line of the table. */
export interface Check {
  /** What is checked, in a few words. */
  readonly name: string;
  /** @throws what the Management API answers when it can't be read; the line then says so */
  examine(patient: Patient): Promise<Verdict> | Verdict;
}

export const ok = (found: string): Verdict => ({ status: "ok", found });
export const warning = (found: string, fix: string): Verdict => ({ status: "warning", found, fix });
export const fault = (found: string, fix: string): Verdict => ({ status: "fault", found, fix });

/** Returns the advice to make the tenant match the stack. */
export const runUp = (stack: string): string => `run \`pulumi up --stack ${stack}\``;

/**
 * Returns the advice to change the stack's config and deploy it.
 * @param setting the key, with the value after it; without a value the command prompts for it
 */
export const setAndUp = (stack: string, setting: string): string =>
  `run \`pulumi config set ${setting} --stack ${stack}\`, then \`pulumi up --stack ${stack}\``;
