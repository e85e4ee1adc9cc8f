import { homedir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of a file backend.
 * @param backendUrl as `pulumi whoami` tells it
 * @param workingFolder what a relative `file://` URL starts from
 * @returns `undefined` for a backend that is no folder
 */
export function backendFolder(backendUrl: string, workingFolder: string): string | undefined {
  if (!backendUrl.startsWith("file://")) {
    return undefined;
  }
  // Pulumi takes `file://~` for the home folder and `file://./x` for a relative one, which no URL parser does.
  const path = backendUrl.slice("file://".length);
  if (path === "~" || path.startsWith("~/")) {
    return resolve(homedir(), path.slice(2));
  }
  return path.startsWith("/") ? fileURLToPath(`file://${path}`) : resolve(workingFolder, path);
}
