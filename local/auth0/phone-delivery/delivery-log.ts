import type { ActionRun } from "../action-runner";
import type { TenantContext } from "../context";
import type { PhoneMessage } from "./message";
import type { JsonObject, LogEvent } from "../store";

/** A run of an Action, for the log. */
export interface Execution {
  actionName: string;
  trigger: string;
  startedAt: Date;
  run: ActionRun;
}

/** Keeps the code and the number out of a text, whoever wrote them there. */
export function redact(
  text: string,
  { code, recipient }: Pick<PhoneMessage, "code" | "recipient">,
): string {
  return text
    .replaceAll(code, "[code]")
    .replaceAll(recipient, "[number]")
    .replaceAll(recipient.replace(/^\+/, ""), "[number]");
}

function describeEvent(message: PhoneMessage): Omit<LogEvent, "log_id" | "date" | "type"> {
  return {
    client_id: message.client?.client_id,
    client_name: message.client?.name,
    connection: message.user.connection,
    user_id: message.user.user_id,
    user_name: message.user.email,
    ip: message.request.ip,
    user_agent: message.request.user_agent,
  };
}

/**
 * What an execution was, as Auth0's `GET /actions/executions/{id}` tells it, with the Action's console lines beside it:
 * Auth0 shows them only in its dashboard, and there is none here.
 */
function describeExecution(
  { actionName, trigger, startedAt, run }: Execution,
  message: PhoneMessage,
): JsonObject {
  return {
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

/** `gd_send_sms`: the message was handed over, which is all that anybody knows at this time. */
export function logSent(
  ctx: TenantContext,
  message: PhoneMessage,
  executions: readonly Execution[],
): void {
  const isVoice = message.messageType === "voice";
  ctx.log({
    ...describeEvent(message),
    type: isVoice ? "gd_send_voice" : "gd_send_sms",
    description: isVoice ? "Voice call made" : "SMS sent",
    details: { executions: executions.map((execution) => describeExecution(execution, message)) },
  });
}

/** `gd_send_sms_failure`, with the reason where Auth0 has it. */
export function logFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  reason: string,
  executions: readonly Execution[] = [],
): void {
  const isVoice = message.messageType === "voice";
  ctx.log({
    ...describeEvent(message),
    type: isVoice ? "gd_send_voice_failure" : "gd_send_sms_failure",
    description: isVoice ? "Voice call failure" : "SMS sent failures",
    details: {
      failure_details: redact(reason, message),
      provider_error: { message: redact(reason, message) },
      executions: executions.map((execution) => describeExecution(execution, message)),
    },
  });
}

/** `actions_execution_failed`: the Action threw, or ran out of time. */
export function logExecutionFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  execution: Execution,
): void {
  const { run } = execution;
  if (run.error === undefined) return;
  ctx.log({
    ...describeEvent(message),
    type: "actions_execution_failed",
    description: redact(run.error.message, message),
    details: {
      error_class: run.status === "timeout" ? "action_timeout" : "action_error",
      executions: [describeExecution(execution, message)],
    },
  });
}

/** `fn`: the custom phone provider gave a notification up, or asked for another try (`retriesLeft` above 0). */
export function logNotificationFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  failure: {
    outcome: "drop" | "retry" | "error";
    reason: string;
    attempt: number;
    retriesLeft: number;
  },
): void {
  const { outcome, attempt, retriesLeft } = failure;
  const reason = redact(failure.reason, message);
  ctx.log({
    ...describeEvent(message),
    type: "fn",
    description: reason,
    details: {
      channel: "phone",
      provider: "custom",
      outcome,
      reason,
      attempt,
      retries_left: retriesLeft,
    },
  });
}
