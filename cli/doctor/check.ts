import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { ManagementApi } from "../management-api";
import type { StackConfig } from "../stack-config";
import type { StackExport } from "../stack-state";
import type { PlivoReadings } from "./plivo-readings";
import type { TenantReadings } from "./tenant-readings";

/**
 * What a check found. `fault`: a user logging in now gets no code, or that can't be determined. `warning`: a user gets a code, or
 * isn't asked for one because the stack says so, and something still needs attention.
 */
export type Verdict =
  | { readonly status: "ok"; readonly found: string }
  | { readonly status: "warning" | "fault"; readonly found: string; readonly fix: string };

/** What the checks look at. Whatever is read from outside is read once, when a check first asks for it. */
export interface Patient {
  readonly stack: string;
  readonly config: StackConfig;
  readonly state: StackExport;
  readonly api: Pick<ManagementApi, "domain" | "grantedScopes">;
  readonly tenant: TenantReadings;
  readonly plivo: PlivoReadings;
  /** The tenant's own, by its flag. */
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

/** Returns the advice that brings the tenant to what the stack says. */
export const runUp = (stack: string): string => `run \`pulumi up --stack ${stack}\``;
