import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject, Store } from "../store";
import { notFound } from "./management-error";
import { isObject } from "./merging";

/** Lists the runs of Actions in the tenant's log. Each run is stored with its message. */
function executionsOf(store: Store): JsonObject[] {
  return store.logs.flatMap(({ details }) => {
    const executions = details?.executions;
    return Array.isArray(executions) ? executions.filter(isObject) : [];
  });
}

function formatExecution(execution: JsonObject): JsonObject {
  const { execution_id, trigger_id, action_name, error, started_at, ended_at } = execution;
  return {
    id: execution_id,
    trigger_id,
    status: "final",
    results: [{ action_name, ...(isObject(error) && { error }), started_at, ended_at }],
    created_at: started_at,
    updated_at: ended_at,
  };
}

/** Serves a run of an Action by its id in the tenant's log. */
export function actionExecutionsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<{ Params: { id: string } }>(
    "/actions/executions/:id",
    { config: { scopes: ["read:actions"] } },
    (request) => {
      const execution = executionsOf(ctx.store).find(
        ({ execution_id }) => execution_id === request.params.id,
      );
      if (!execution) throw notFound("The execution does not exist.");
      return formatExecution(execution);
    },
  );
}
