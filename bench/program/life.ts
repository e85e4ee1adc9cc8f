import type { StackTenant } from "../../local/pulumi/stack";

/** What the life of a set-up consists of, in this order. */
export const PHASES = ["preview", "first up", "unchanged up", "one-change up", "destroy"] as const;

export type Phase = (typeof PHASES)[number];

/** What one phase took. */
export interface Taken {
  readonly seconds: number;
  readonly requests: number;
  readonly writes: number;
}

export type Life = Partial<Record<Phase, Taken>>;

export interface BenchedTenant extends StackTenant {
  readonly httpUrl: string;
}

/** A way to set the login up. */
export interface Contender {
  readonly name: string;
  /** Sets the login up on a tenant as new, and goes through those of the phases that it has. */
  live(tenant: BenchedTenant, phases: readonly Phase[]): Promise<Life>;
}

/** Measures the time of an operation, and the Management API requests that the tenant gets meanwhile. */
export async function measurePhase(
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
