import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { backendFolder } from "./backend-folder";
import type { BackendStore } from "./backend-objects";
import { openPostgresStore } from "./postgres-store";

/**
 * Opens the objects of a backend.
 * @param url as `pulumi whoami` shows it; a password in it may be masked
 * @returns `undefined` for a backend that shows its locks only to `pulumi`
 */
export async function openBackendStore(
  url: string,
  workingFolder: string,
): Promise<BackendStore | undefined> {
  const folder = backendFolder(url, workingFolder);
  if (folder !== undefined) return folderStore(folder);
  return url.startsWith("postgres://") ? openPostgresStore(url) : undefined;
}

function folderStore(folder: string): BackendStore {
  const fileOf = (key: string): string => join(folder, ...key.split("/"));
  const done = Promise.resolve();
  return {
    folder,
    list: (below) => {
      const names = existsSync(fileOf(below)) ? readdirSync(fileOf(below)) : [];
      return Promise.resolve(names.map((name) => `${below}${name}`));
    },
    read: (key) =>
      Promise.resolve(existsSync(fileOf(key)) ? readFileSync(fileOf(key), "utf8") : undefined),
    write: (key, text) => {
      mkdirSync(dirname(fileOf(key)), { recursive: true });
      writeFileSync(fileOf(key), text);
      return done;
    },
    remove: (key) => {
      rmSync(fileOf(key), { force: true });
      return done;
    },
    close: () => done,
  };
}
