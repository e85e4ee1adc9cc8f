import os from "node:os";
import path from "node:path";

/**
 * Returns the folder for what this project downloaded or built, between runs: in the user's cache directory of each system.
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
