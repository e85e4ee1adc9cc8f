import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LocalWorkspace, type PulumiCommand } from "@pulumi/pulumi/automation";
import { parse, stringify } from "yaml";
import type { Fleet } from "./fleet-of-tenants";

const ROOT = resolve(__dirname, "../..");
const PROJECT = "auth0-plivo-sms-mfa";

/** Makes a project of an empty program, next to the others in their backend, with a stack of the same name. */
export async function emptyProject(
  { directory, env }: Fleet,
  engine: PulumiCommand,
  folder: string,
): Promise<string> {
  const empty = join(folder, "empty");
  mkdirSync(empty);
  const { runtime, options } = parse(readFileSync(join(directory, "Pulumi.yaml"), "utf8")) as {
    runtime: unknown;
    options: unknown;
  };
  const project = {
    name: "empty-program",
    runtime,
    options,
    main: join(ROOT, "bench/program/empty"),
  };
  writeFileSync(join(empty, "Pulumi.yaml"), stringify(project));
  const workspace = { workDir: empty, pulumiCommand: engine, envVars: { ...env } };
  await (await LocalWorkspace.create(workspace)).createStack("tenant-1");
  return empty;
}

/** Copies deployed stacks, each under as many new names as are needed, and returns the names. */
export function copies(models: readonly string[], directory: string, size: number): string[] {
  const states = join(directory, ".pulumi", "stacks", PROJECT);
  return Array.from({ length: size }, (_, index) => {
    const model = models[index % models.length] ?? "";
    const name = `unchanged-${index + 1}`;
    const state = readFileSync(join(states, `${model}.json`), "utf8");
    const renamed = state.replaceAll(`urn:pulumi:${model}::`, `urn:pulumi:${name}::`);
    writeFileSync(join(states, `${name}.json`), renamed.replaceAll(`/${model}"`, `/${name}"`));
    cpSync(join(directory, `Pulumi.${model}.yaml`), join(directory, `Pulumi.${name}.yaml`));
    return name;
  });
}
