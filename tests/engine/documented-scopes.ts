import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TenantAndStack } from "../tenant-and-stack";

const README = join(__dirname, "../../README.md");

/** The rows of the README's table of scopes that a run on a tenant of this experience needs. */
export const SCOPE_ROWS = {
  legacy: /^(every tenant|a test user)/,
  unified: /^(every tenant|a test user|the Unified)/,
} as const;

/** Needed only to repair what a person changed in the dashboard. */
export const REPAIRING: ReadonlySet<string> = new Set([
  "update:phone_providers",
  "update:phone_templates",
  "update:users",
]);

/** The cells of a row of a Markdown table; the first and the last are empty. */
export const cells = (row: string): string[] => row.split("|").map((cell) => cell.trim());

/** The words of a cell that stand in backticks. */
export const quoted = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? "");

/** The scopes of the README's table, in the rows whose first cell the pattern matches. */
export function documentedScopes(rows: RegExp): string[] {
  return readFileSync(README, "utf8")
    .split("\n")
    .map(cells)
    .filter(([, purpose = "", scopes = ""]) => rows.test(purpose) && /`[a-z]+:/.test(scopes))
    .flatMap(([, , scopes = ""]) => quoted(scopes));
}

/** Leaves the client that the program uses nothing but these scopes. */
export async function grantOnly(
  { tenant }: Pick<TenantAndStack, "tenant">,
  scope: readonly string[],
): Promise<void> {
  const { body } = await tenant.api("GET", `/client-grants?client_id=${tenant.clientId}`);
  const [grant] = body as { id: string }[];
  const { status } = await tenant.api("PATCH", `/client-grants/${grant?.id ?? ""}`, { scope });
  if (status !== 200) throw new Error(`The grant could not be changed: ${String(status)}`);
}
