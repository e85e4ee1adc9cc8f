import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { PROJECT_ROOT } from "./project-root";

/** The project in a temporary folder, without any stack's settings. */
export interface ProjectCopy {
  readonly folder: string;
  remove(): void;
}

interface Project {
  main?: string;
  options?: unknown;
  plugins?: { providers?: { path: string }[] };
}

/**
 * Copies Pulumi.yaml to a temporary folder, so that the checkout's settings are neither used nor overwritten. Paths in the
 * file lead to the checkout.
 * @param refresh false leaves out the refresh that Pulumi.yaml asks for. Default: true.
 */
export function copyProject(name: string, { refresh = true } = {}): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const project = parse(readFileSync(join(PROJECT_ROOT, "Pulumi.yaml"), "utf8")) as Project;
  project.main = resolve(PROJECT_ROOT, project.main ?? ".");
  for (const provider of project.plugins?.providers ?? [])
    provider.path = resolve(PROJECT_ROOT, provider.path);
  if (!refresh) delete project.options;
  writeFileSync(join(folder, "Pulumi.yaml"), stringify(project));
  // The engine looks for the program's own providers and their packages from here.
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
