import type { StackTenant } from "../../local/pulumi/stack";

/** The phases in the life of a setup, in this order. */
export const PHASES = ["preview", "first up", "unchanged up", "one-change up", "destroy"] as const;

export type Phase = (typeof PHASES)[number];

/** The time and requests of one phase. */
export interface Taken {
  readonly seconds: number;
  readonly requests: number;
  readonly writes: number;
}

export type Life = Partial<Record<Phase, Taken>>;

export interface BenchedTenant extends StackTenant {
  readonly httpUrl: string;
}

/** A way to set up the login. */
export interface Contender {
  readonly name: string;
  /** Sets up the login on an empty tenant, and goes through those of the phases that it supports. */
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
