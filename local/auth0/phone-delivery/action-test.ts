import { runAction, type ActionRun } from "../action-runner";
import type { TenantContext } from "../context";
import type { Action, JsonObject } from "../store";
import { HANDLERS, type PhoneTrigger } from "./deployed-action";

/**
 * Answers `POST /actions/actions/{id}/test`: runs the Action's draft, code and secrets, once, with the event of the payload
 * (`payload.event`, or the payload itself). This is a real run, which reaches the carrier.
 */
export async function testAction(
  ctx: TenantContext,
  action: Action,
  payload: JsonObject,
): Promise<ActionRun> {
  const trigger = action.supported_triggers[0]?.id;
  if (trigger === undefined || !isPhoneTrigger(trigger))
    return {
      status: "error",
      error: {
        name: "Error",
        message: `The local tenant runs no Actions for the trigger \`${trigger ?? "none"}\`.`,
      },
      logs: [],
      durationMs: 0,
    };
  const event = isObject(payload["event"]) ? payload["event"] : payload;
  return runAction({
    code: action.code,
    handler: HANDLERS[trigger],
    event,
    secrets: action.secrets,
    carrier: ctx.carrier,
    clock: ctx.clock,
  });
}

const isPhoneTrigger = (id: string): id is PhoneTrigger => id in HANDLERS;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
