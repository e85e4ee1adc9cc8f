import { fault, type Verdict } from "./check";

/** Returns the verdict on a reading that Plivo refused or didn't answer. */
export function noAnswer(status: number | undefined): Verdict {
  return fault(
    status === undefined
      ? "Plivo's API gave no answer within 10 s"
      : `Plivo's API answers ${status}`,
    "see https://status.plivo.com, and whether this machine reaches https://api.plivo.com",
  );
}
