import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { openStack, type LocalStack, type StackTenant } from "../../local/pulumi/stack";

/** What one life of a stack consists of, in this order. */
export const PHASES = ["preview", "first up", "unchanged up", "one-change up", "destroy"] as const;

export type Phase = (typeof PHASES)[number];

/** Of one phase. */
export interface Taken {
  readonly seconds: number;
  readonly requests: number;
  readonly writes: number;
}

export interface BenchedTenant extends StackTenant {
  readonly httpUrl: string;
}

/** The programs next to each other; the first is the base of the ratios. */
export const PROGRAMS: Readonly<Record<string, string | undefined>> = {
  "plain Auth0 resources": join(__dirname, "plain"),
  "this program": undefined,
  "an empty program": join(__dirname, "empty"),
};

/** Brings a new stack of a program up and down again on a tenant that is put back to its seed first. */
export async function liveOnce(
  tenant: BenchedTenant,
  engine: PulumiCommand,
  program: string | undefined,
): Promise<Record<Phase, Taken>> {
  await fetch(`${tenant.httpUrl}/_local/reset`, { method: "POST" });
  const stack = await openStack({
    name: "bench",
    engine,
    tenant,
    config: { plivoAuthId: LOCAL_PLIVO_ACCOUNT.authId, plivoSender: LOCAL_PLIVO_ACCOUNT.number },
    secrets: { plivoAuthToken: LOCAL_PLIVO_ACCOUNT.authToken },
    ...(program !== undefined && { program }),
  });
  try {
    const taken: Partial<Record<Phase, Taken>> = {};
    for (const phase of PHASES) {
      if (phase === "one-change up") await stack.setConfig({ appName: "Another name" });
      taken[phase] = await measurePhase(tenant, () => run(stack, phase));
    }
    return taken as Record<Phase, Taken>;
  } finally {
    await stack.close();
  }
}

function run(stack: LocalStack, phase: Phase): Promise<unknown> {
  if (phase === "preview") return stack.preview();
  return phase === "destroy" ? stack.destroy() : stack.up();
}

async function measurePhase(
  { httpUrl }: BenchedTenant,
  operation: () => Promise<unknown>,
): Promise<Taken> {
  const before = (await requests(httpUrl)).length;
  const start = performance.now();
  await operation();
  const seconds = (performance.now() - start) / 1000;
  const made = (await requests(httpUrl)).slice(before);
  return {
    seconds,
    requests: made.length,
    writes: made.filter(({ method }) => method !== "GET").length,
  };
}

async function requests(httpUrl: string): Promise<{ method: string }[]> {
  const response = await fetch(`${httpUrl}/_local/requests`);
  return (await response.json()) as { method: string }[];
}
