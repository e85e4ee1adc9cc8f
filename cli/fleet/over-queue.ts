import type { Flags, FlagValues } from "../flags";
import type { QueuedRun } from "./queue/enqueue";
import { FLEET_OPERATIONS } from "./queue/fleet-job";
import { QUEUE_FLAG, queueUrl } from "./queue/queue-flag";

/** Flags of `up-all` that apply only with `--queue`. */
export const OVER_QUEUE_FLAGS = {
  queue: {
    ...QUEUE_FLAG.queue,
    about: "PostgreSQL with the queue, postgres://…; default: none, this command runs the stacks",
  },
  operation: {
    type: "choice",
    choices: FLEET_OPERATIONS,
    default: "up",
    with: "queue",
    about: "What the workers do to each stack",
  },
  canary: {
    type: "text",
    value: "NAMES",
    with: "queue",
    about: "Stacks of the first wave, separated by commas; default: the first of the list",
  },
  retries: {
    type: "number",
    value: "N",
    with: "queue",
    about: "How often a failed stack is retried",
    min: 0,
    max: 20,
    default: 2,
  },
  "retry-delay": {
    type: "number",
    value: "SECONDS",
    with: "queue",
    about: "Wait before the first retry; each further one waits twice as long",
    min: 1,
    max: 3600,
    default: 30,
  },
  heartbeat: {
    type: "number",
    value: "SECONDS",
    with: "queue",
    about: "After this time without a sign of life, another worker gets the stack",
    min: 10,
    max: 3600,
    default: 60,
  },
  "tenant-requests": {
    type: "number",
    value: "N",
    with: "queue",
    about: "Requests a second to one tenant, of all workers together",
    min: 1,
    max: 1000,
  },
  "plivo-requests": {
    type: "number",
    value: "N",
    with: "queue",
    about: "Requests a second to Plivo, of all workers together",
    min: 1,
    max: 1000,
  },
  resume: { type: "switch", with: "queue", about: "Continues the run that stopped" },
  detach: { type: "switch", with: "queue", about: "Exits at once; the workers continue" },
} as const satisfies Flags;

/** Returns the run over the queue that the flags ask for. */
export function queuedRun(
  flags: FlagValues<typeof OVER_QUEUE_FLAGS> & {
    readonly preview: boolean;
  },
  stacks: readonly string[],
  folder: string,
): QueuedRun {
  return {
    url: queueUrl(flags.queue),
    stacks,
    folder,
    operation: flags.preview ? "preview" : flags.operation,
    canaries: flags.canary?.split(",").map((name) => name.trim()),
    retries: flags.retries,
    retryDelay: flags["retry-delay"],
    heartbeat: flags.heartbeat,
    tenantRequests: flags["tenant-requests"],
    plivoRequests: flags["plivo-requests"],
    resume: flags.resume,
    detach: flags.detach,
  };
}
