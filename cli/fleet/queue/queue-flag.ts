import type { Flags } from "../../flags";
import { EXIT, UserError } from "../../user-error";

export const QUEUE_FLAG = {
  queue: {
    type: "text",
    value: "URL",
    about: "PostgreSQL with the queue, postgres://…; default: FLEET_QUEUE_URL",
  },
} as const satisfies Flags;

/** Returns the queue's URL, from the flag or FLEET_QUEUE_URL. */
export function queueUrl(flag: string | undefined): string {
  const url = flag ?? process.env["FLEET_QUEUE_URL"] ?? "";
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  const problem = url === "" ? "The queue is missing" : "The queue's URL is not one of PostgreSQL";
  throw new UserError(
    `${problem}: give \`--queue postgres://USER@HOST/DATABASE\`, or set FLEET_QUEUE_URL.`,
    EXIT.usage,
  );
}
