import type { TenantContext } from "../context";
import {
  describeExecution,
  failureOfRun,
  redact,
  type Execution,
  type DeliveryFailure,
} from "./execution";
import { messageTypeOf, type PhoneMessage } from "./message";
import type { JsonObject, LogEvent } from "../store";

function describeEvent(message: PhoneMessage): Omit<LogEvent, "log_id" | "date" | "type"> {
  return {
    client_id: message.client?.client_id,
    client_name: message.client?.name,
    connection: message.user.connection,
    hostname: message.request.hostname,
    user_id: message.user.user_id,
    user_name: message.user.email,
    ip: message.request.ip,
    user_agent: message.request.user_agent,
  };
}

/** Logs `gd_send_sms`: the message was handed to the carrier, and nothing more is known yet. */
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
    details: {
      authenticator: authenticatorOf(message),
      executions: executions.map((execution) => describeExecution(execution, message)),
    },
  });
}

/** Returns the phone that the message was for, without its number. */
const authenticatorOf = ({ messageType }: PhoneMessage): JsonObject => ({
  id: null,
  type: messageType === "voice" ? "voice" : "sms",
});

/** Logs `gd_send_sms_failure`, with the reason in Auth0's place for it. */
export function logFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  failure: DeliveryFailure,
  executions: readonly Execution[] = [],
): void {
  const isVoice = message.messageType === "voice";
  const shown = { ...failure, message: redact(failure.message, message) };
  ctx.log({
    ...describeEvent(message),
    type: isVoice ? "gd_send_voice_failure" : "gd_send_sms_failure",
    description: isVoice ? "Voice call failure" : "SMS sent failures",
    details: {
      authenticator: authenticatorOf(message),
      failure_details: shown,
      provider_error: shown,
      executions: executions.map((execution) => describeExecution(execution, message)),
    },
  });
}

/** Logs `actions_execution_failed`: the Action threw, or ran out of time. */
export function logExecutionFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  execution: Execution,
): void {
  const { run } = execution;
  if (run.error === undefined) return;
  const text = redact(run.error.message, message);
  ctx.log({
    ...describeEvent(message),
    type: "actions_execution_failed",
    description: text,
    details: {
      trigger_id: execution.trigger,
      execution_id: execution.id,
      action_id: execution.actionId,
      action_name: execution.actionName,
      version_id: execution.versionId,
      binding_id: execution.bindingId,
      error_class: failureOfRun(run).errorCode,
      action_error: {
        name: run.error.name,
        message: text,
        code: "",
        stack: `${run.error.name}: ${text}`,
      },
      executions: [describeExecution(execution, message)],
    },
  });
}

/** Logs `fn`: the custom phone provider dropped a notification, or asked for a retry. */
export function logNotificationFailure(
  ctx: TenantContext,
  message: PhoneMessage,
  reason: string,
): void {
  ctx.log({
    ...describeEvent(message),
    type: "fn",
    description: reason,
    details: {
      notification_type: "phone",
      email_type: messageTypeOf(message),
      to: `XXXXX${message.recipient.slice(-4)}`,
      error: reason,
    },
  });
}
