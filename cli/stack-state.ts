import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newerVersion, PLUGIN_VERSION_SETTING } from "../provider/plugin-version";
import { PROJECT_ROOT } from "./project-root";
import { UserError } from "./user-error";
import { engineReason } from "./engine-error";
import { noStack } from "./engine-sentence";
import { PulumiFailure, runPulumi } from "./pulumi";

/** A resource in the stack's state. Values of secrets are encrypted. */
export interface StateResource {
  urn: string;
  custom: boolean;
  delete?: boolean;
  id?: string;
  type: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  provider?: string;
  dependencies?: string[];
  [field: string]: unknown;
}

/** An operation that a run had begun when it was killed. */
export interface PendingOperation {
  resource: StateResource;
  type: "creating" | "updating" | "deleting" | "reading" | "importing";
}

/** What `pulumi stack export` writes, as far as it is used here; everything else is passed through. */
export interface StackExport {
  version: number;
  deployment: {
    resources?: StateResource[];
    pending_operations?: PendingOperation[];
    [field: string]: unknown;
  };
}

/** A value of the stack's configuration, in plain text. */
export interface ConfigValue {
  value?: string;
  secret: boolean;
}

/** One stack, found as `pulumi` finds it. Nothing here changes it or selects it. */
export interface StackState {
  readonly name: string;
  /** The folder that holds Pulumi.yaml and the stack's settings. */
  readonly folder: string;
  /** Configuration with the project's defaults, by key with namespace. */
  readonly config: ReadonlyMap<string, ConfigValue>;
  export(): Promise<StackExport>;
}

/**
 * Finds a stack through the `pulumi` CLI and reads its configuration.
 * @throws UserError if there is no such stack, backend or passphrase
 */
export async function openStack(name: string, folder: string): Promise<StackState> {
  const ask = (...args: string[]): Promise<string> => explaining(name, runPulumi(folder, args));
  const settings = await ask("config", "--json", "--show-secrets", "--stack", name);
  return {
    name,
    folder,
    config: new Map(Object.entries(JSON.parse(settings) as Record<string, ConfigValue>)),
    export: async () => {
      const state = JSON.parse(await ask("stack", "export", "--stack", name)) as StackExport;
      refuseNewer(name, state);
      return state;
    },
  };
}

/** Refuses the state of a newer version, which may contain what this version would drop. */
function refuseNewer(stack: string, state: StackExport): void {
  const { version } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  for (const { type, inputs } of managedResources(state)) {
    if (type !== "pulumi:providers:auth0-plivo") continue;
    const reason = newerVersion(inputs?.[PLUGIN_VERSION_SETTING], version);
    if (reason !== undefined) throw new UserError(`${stack} is left as it is: ${reason}.`);
  }
}

async function explaining<T>(stack: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PulumiFailure) throw new UserError(explain(stack, engineReason(error)));
    throw error;
  }
}

function explain(stack: string, reason: string): string {
  if (reason.includes("no stack named")) return noStack(stack);
  if (reason.includes("failed to load checkpoint"))
    return (
      `\`pulumi\` can't read the state of the stack \`${stack}\` (${reason}): if a run was killed, ` +
      `\`npm run recover -- --stack ${stack}\` repairs it; otherwise restore the copy next to it, \`${stack}.json.bak\`.`
    );
  if (reason.includes("could not unmarshal"))
    return `A settings file of the project is not valid YAML (${reason}): fix it, then run this again.`;
  if (reason.includes("a stack name may only"))
    return `\`${stack}\` is not the name of a stack (${reason}): \`pulumi stack ls\` lists them.`;
  return (
    `\`pulumi\` can't read the stack \`${stack}\` (${reason}): check PULUMI_BACKEND_URL and ` +
    "PULUMI_CONFIG_PASSPHRASE (or PULUMI_ACCESS_TOKEN)."
  );
}

/** Returns the resources that the stack manages, without those that wait for their deletion. */
export function managedResources(state: StackExport): StateResource[] {
  return (state.deployment.resources ?? []).filter((resource) => resource.delete !== true);
}
