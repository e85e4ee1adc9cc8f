import { readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { LocalWorkspace, Stack, type ConfigMap } from "@pulumi/pulumi/automation";
import { parse, stringify } from "yaml";
import program from "../../../index";
import type { StackOptions } from "../stack";
import { readable } from "./readable";

const ROOT = path.join(__dirname, "..", "..", "..");

/**
 * Makes or opens the stack in `directory`, which gets the project file: the engine checks and completes the
 * config by it as for a `pulumi up` in the repository, and writes the stack's own file beside it.
 */
export async function createStack(
  options: StackOptions,
  directory: string,
  env: Readonly<Record<string, string>>,
): Promise<Stack> {
  const project = parse(await readFile(path.join(ROOT, "Pulumi.yaml"), "utf8")) as {
    options?: unknown;
    plugins?: { providers?: { path: string }[] };
  };
  for (const provider of project.plugins?.providers ?? [])
    provider.path = path.resolve(ROOT, provider.path);
  if (options.refresh === false) delete project.options;
  await writeFile(path.join(directory, "Pulumi.yaml"), stringify(project));
  await linkModules(directory);
  const workspace = await LocalWorkspace.create({
    workDir: directory,
    pulumiCommand: options.engine,
    program: options.program ?? program,
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

/** The server of the program's own resources runs in `directory` and looks for their modules there. */
async function linkModules(directory: string): Promise<void> {
  const target = path.join(ROOT, "node_modules");
  await symlink(target, path.join(directory, "node_modules"), "junction").catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    },
  );
}
