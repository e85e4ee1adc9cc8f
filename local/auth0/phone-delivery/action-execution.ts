import { runAction } from "../action-runner";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { JsonObject } from "../store";
import { HANDLERS, type DeployedAction, type PhoneTrigger } from "./deployed-action";
import type { Execution } from "./execution";

/** Runs the deployed version for a trigger, with what `api.cache` stored in earlier runs. */
export async function executeAction(
  ctx: TenantContext,
  trigger: PhoneTrigger,
  { action, version }: DeployedAction,
  event: JsonObject,
): Promise<Execution> {
  const startedAt = ctx.clock.date();
  const run = await runAction({
    code: version.code,
    handler: HANDLERS[trigger],
    event,
    secrets: version.secrets,
    carrier: ctx.carrier,
    clock: ctx.clock,
    cache: ctx.memory.map(`actions/cache/${trigger}`),
  });
  const bindings = ctx.store.bindings.get(trigger) ?? [];
  return {
    id: newId.execution(),
    actionId: action.id,
    actionName: action.name,
    versionId: version.id,
    bindingId: bindings.find(({ action_id }) => action_id === action.id)?.id ?? "",
    trigger,
    startedAt,
    run,
  };
}
