import { homedir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Returns the folder of a file backend.
 * @param backendUrl as `pulumi whoami` shows it
 * @param workingFolder which a relative `file://` URL is relative to
 * @returns `undefined` for any other backend
 */
export function backendFolder(backendUrl: string, workingFolder: string): string | undefined {
  if (!backendUrl.startsWith("file://")) return undefined;
  // Pulumi accepts `file://~` for the home folder and `file://./x` for a relative one, which no URL parser does.
  const [path = "", query = ""] = backendUrl.slice("file://".length).split("?");
  const folder = decodeURIComponent(path);
  const prefix = new URLSearchParams(query).get("prefix") ?? "";
  if (folder === "~" || folder.startsWith("~/"))
    return join(resolve(homedir(), folder.slice(2)), prefix);
  return join(resolve(workingFolder, folder), prefix);
}
