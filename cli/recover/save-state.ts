import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { stackName } from "../stack-name";
import type { StackExport } from "../stack-state";

/** Returns the file that keeps a state before `recover` replaces it, in Pulumi's own folder. */
export function savedStateFile(stack: string, state: StackExport): string {
  const digest = createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 12);
  const home = process.env["PULUMI_HOME"] ?? join(homedir(), ".pulumi");
  return join(home, "recover", PROJECT_NAME, `${stackName(stack)}-${digest}.json`);
}

/** Saves a state as `pulumi stack export` wrote it; its secrets are encrypted. */
export function saveState(stack: string, state: StackExport): void {
  const file = savedStateFile(stack, state);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, JSON.stringify(state, null, 2), { mode: 0o600 });
}
