import type { PhoneExperience } from "../../components/config/choices";
import type { ManagementApi } from "../management-api";
import type { StackConfig } from "../stack-config";
import type { StackExport } from "../stack-state";
import type { PlivoReadings } from "./plivo-readings";
import type { TenantReadings } from "./tenant-readings";

/**
 * What a check found. `fault`: a user who logs in now gets no code, or nobody can say whether. `warning`: a user gets
 * one, and something should be mended all the same.
 */
export type Verdict =
  | { readonly status: "ok"; readonly found: string }
  | { readonly status: "warning" | "fault"; readonly found: string; readonly mend: string };

/** What the checks look at. Whatever is read from outside is read once, when a check first asks for it. */
export interface Patient {
  readonly stack: string;
  readonly config: StackConfig;
  readonly state: StackExport;
  readonly api: ManagementApi;
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
export const warning = (found: string, mend: string): Verdict => ({
  status: "warning",
  found,
  mend,
});
export const fault = (found: string, mend: string): Verdict => ({ status: "fault", found, mend });

/** Brings the tenant to what the stack says. */
export const RUN_UP = (stack: string): string => `run \`pulumi up --stack ${stack}\``;
