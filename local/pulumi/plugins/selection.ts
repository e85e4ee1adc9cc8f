import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { AUTH0_VERSION, RANDOM_VERSION } from "./versions";

const OFFICIAL = [
  { name: "auth0", version: AUTH0_VERSION },
  { name: "random", version: RANDOM_VERSION },
];

/** `official`: the installed ones; `local`: the stand-ins; `auto`: the official ones if both are installed. */
export type PluginChoice = "auto" | "local" | "official";

/**
 * Selects the plugins that a stack runs on.
 *
 * @param home Pulumi's own directory
 * @throws if the official plugins are requested and one isn't installed
 */
export function selectPlugins(choice: PluginChoice, home = pulumiHome()): "local" | "official" {
  const missing = OFFICIAL.filter(({ name, version }) => !isInstalled(home, name, version));
  if (choice === "local" || (choice === "auto" && missing.length > 0)) return "local";
  if (missing.length === 0) return "official";
  const commands = missing.map(
    ({ name, version }) => `\`pulumi plugin install resource ${name} ${version}\``,
  );
  throw new Error(
    `the official plugins are not installed in ${home}; install them with ${commands.join(" and ")}`,
  );
}

function isInstalled(home: string, name: string, version: string): boolean {
  return existsSync(path.join(home, "plugins", `resource-${name}-v${version}`));
}

function pulumiHome(): string {
  return process.env["PULUMI_HOME"] ?? path.join(os.homedir(), ".pulumi");
}
