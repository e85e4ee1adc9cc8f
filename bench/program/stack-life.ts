import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { openLocalStack, type LocalStack } from "../../local/pulumi/stack";
import { measurePhase, type BenchedTenant, type Contender, type Life, type Phase } from "./life";

/** Returns a program as a contender. @param program its folder; default: this repository's */
export function programOf(
  name: string,
  engine: PulumiCommand,
  program?: string,
  config: Readonly<Record<string, string>> = {},
): Contender {
  return { name, live: (tenant, phases) => liveOnce(tenant, phases, { engine, program, config }) };
}

/** Returns the plain Auth0 resources as a contender: they set up the same as this program and nothing more. */
export const plainResources = (engine: PulumiCommand): Contender =>
  programOf("plain Auth0 resources", engine, join(__dirname, "plain"));

export const thisProgram = (engine: PulumiCommand): Contender => programOf("this program", engine);

/** Returns the empty program as a contender: what Pulumi needs by itself. */
export const emptyProgram = (engine: PulumiCommand): Contender =>
  programOf("an empty program", engine, join(__dirname, "empty"));

interface BenchedProgram {
  readonly engine: PulumiCommand;
  readonly program: string | undefined;
  readonly config: Readonly<Record<string, string>>;
}

/** Deploys a new stack of a program and destroys it, on a tenant that is reset to its seed first. */
async function liveOnce(
  tenant: BenchedTenant,
  phases: readonly Phase[],
  { engine, program, config }: BenchedProgram,
): Promise<Life> {
  await fetch(`${tenant.httpUrl}/_local/reset`, { method: "POST" });
  const stack = await openLocalStack({
    name: "bench",
    engine,
    tenant,
    config: {
      plivoAuthId: LOCAL_PLIVO_ACCOUNT.authId,
      plivoSender: LOCAL_PLIVO_ACCOUNT.number,
      ...config,
    },
    secrets: { plivoAuthToken: LOCAL_PLIVO_ACCOUNT.authToken },
    ...(program !== undefined && { program }),
  });
  try {
    const life: Life = {};
    for (const phase of phases) {
      if (phase === "one-change up") await stack.setConfig({ appName: "Another name" });
      life[phase] = await measurePhase(tenant, () => run(stack, phase));
    }
    return life;
  } finally {
    await stack.close();
  }
}

function run(stack: LocalStack, phase: Phase): Promise<unknown> {
  if (phase === "preview") return stack.preview();
  return phase === "destroy" ? stack.destroy() : stack.up();
}
