import os from "node:os";
import path from "node:path";

/**
 * Returns where this project keeps what it fetched or built, between runs: the user's cache directory, as each system
 * has it.
 */
export function userCache(): string {
  const home = os.homedir();
  const base =
    process.env["XDG_CACHE_HOME"] ??
    (process.platform === "darwin" ? path.join(home, "Library", "Caches") : undefined) ??
    (process.platform === "win32" ? process.env["LOCALAPPDATA"] : undefined) ??
    path.join(home, ".cache");
  return path.join(base, "auth0-plivo-sms-mfa");
}
