import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { LocalWorkspace, Stack, type ConfigMap } from "@pulumi/pulumi/automation";
import { parse, stringify } from "yaml";
import type { LocalStackOptions } from "./local-stack";
import { readable } from "./readable";

const ROOT = path.join(__dirname, "..", "..", "..");

/**
 * Makes or opens the stack in `directory`, which gets the project file. The engine then checks and completes the config as
 * for a `pulumi up` in the repository, writes the stack's own file next to it, and runs the repository's program.
 */
export async function createStack(
  options: LocalStackOptions,
  directory: string,
  env: Readonly<Record<string, string>>,
): Promise<Stack> {
  await writeFile(path.join(directory, "Pulumi.yaml"), await projectFile(options));
  const workspace = await LocalWorkspace.create({
    workDir: directory,
    pulumiCommand: options.engine,
    envVars: { ...env },
  });
  const { name, keep } = options;
  const stack = await readable(
    keep ? Stack.createOrSelect(name, workspace) : Stack.create(name, workspace),
  );
  const { domain, clientId, clientSecret } = options.tenant;
  const plugin = { "auth0:domain": domain, "auth0:clientId": clientId };
  const secrets = { "auth0:clientSecret": clientSecret, ...options.secrets };
  await readable(stack.setAllConfig(configMap({ ...plugin, ...options.config }, secrets)));
  return stack;
}

export function configMap(
  config: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): ConfigMap {
  const entries = (values: Readonly<Record<string, string>>, secret: boolean): ConfigMap =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, secret }]));
  return { ...entries(config, false), ...entries(secrets, true) };
}

interface Project {
  main?: string;
  options?: unknown;
  plugins?: { providers?: { path: string }[] };
}

/** Returns the repository's Pulumi.yaml for another folder, with paths that lead to the repository. */
async function projectFile({ program, refresh }: LocalStackOptions): Promise<string> {
  const project = parse(await readFile(path.join(ROOT, "Pulumi.yaml"), "utf8")) as Project;
  project.main = program ?? path.resolve(ROOT, project.main ?? ".");
  for (const provider of project.plugins?.providers ?? [])
    provider.path = path.resolve(ROOT, provider.path);
  if (refresh === false) delete project.options;
  return stringify(project);
}
