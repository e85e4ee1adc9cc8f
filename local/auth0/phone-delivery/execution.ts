import type { ActionRun } from "../action-runner";
import type { JsonObject } from "../store";
import type { PhoneMessage } from "./message";

/** A run of an Action, for the log. */
export interface Execution {
  id: string;
  actionId: string;
  actionName: string;
  versionId: string;
  /** Empty if the trigger runs without a binding. */
  bindingId: string;
  trigger: string;
  startedAt: Date;
  run: ActionRun;
}

/** Why a message wasn't sent: the cause and the sentence. Auth0's own values of `errorCode` aren't documented. */
export interface DeliveryFailure {
  errorCode: "configuration" | "template" | "action_error" | "action_timeout" | "drop" | "retry";
  message: string;
}

/** Describes the failure of a run that threw or ran out of time. */
export function failureOfRun({ error, status }: ActionRun): DeliveryFailure {
  const errorCode = status === "timeout" ? "action_timeout" : "action_error";
  return { errorCode, message: error?.message ?? "" };
}

/** Removes the code and the number from a text, whoever wrote them. */
export function redact(
  text: string,
  { code, recipient }: Pick<PhoneMessage, "code" | "recipient">,
): string {
  return text
    .replaceAll(code, "[code]")
    .replaceAll(recipient, "[number]")
    .replaceAll(recipient.replace(/^\+/, ""), "[number]");
}

/**
 * Describes a run as Auth0's `GET /actions/executions/{id}` does, with the Action's console lines. Auth0 shows these only
 * in its dashboard, which the local tenant doesn't have.
 */
export function describeExecution(
  { id, actionName, trigger, startedAt, run }: Execution,
  message: PhoneMessage,
): JsonObject {
  return {
    execution_id: id,
    action_name: actionName,
    trigger_id: trigger,
    started_at: startedAt.toISOString(),
    ended_at: new Date(startedAt.getTime() + run.durationMs).toISOString(),
    ...(run.error === undefined
      ? {}
      : { error: { id: run.error.name, msg: redact(run.error.message, message) } }),
    logs: run.logs.map((line) => redact(line, message)),
  };
}
