import { randomUUID } from "node:crypto";
import { LOCAL_PLIVO_ACCOUNT } from "./account";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./app";
import type { CarrierState } from "./carrier-state";
import { plivoError } from "./plivo-error";
import { ownsSender } from "./rules";
import { sendAnswer } from "./scripted-transport";

/** Serves the Powerpacks of the account: those of the rule `ownedSenders`, or any UUID without the rule. */
export function powerpackRoutes(app: CarrierApp, state: CarrierState): void {
  app.get<{ Params: { authId: string; uuid: string } }>(
    "/v1/Account/:authId/Powerpack/:uuid/",
    { preHandler: authenticate(state) },
    async (request, reply) => {
      const { authId, uuid } = request.params;
      if (!ownsSender(state.rules, uuid))
        return sendAnswer(request, reply, { status: 404, body: plivoError("not found") });
      const body = {
        api_id: randomUUID(),
        application_id: null,
        application_type: null,
        created_on: "2026-01-01T00:00:00.000000Z",
        local_connect: true,
        name: LOCAL_PLIVO_ACCOUNT.name,
        number_pool: `/v1/Account/${authId}/NumberPool/${uuid}/`,
        number_priority: [],
        resource_uri: `/v1/Account/${authId}/Powerpack/${uuid}/`,
        sticky_sender: true,
        uuid,
      };
      return sendAnswer(request, reply, { status: 200, body });
    },
  );
  app.get<{ Params: { authId: string; uuid: string } }>(
    "/v1/Account/:authId/NumberPool/:uuid/Number/",
    { preHandler: authenticate(state) },
    async (request, reply) => {
      const count = state.rules.powerpackNumbers ?? 1;
      const objects = Array.from({ length: count }, (_each, n) => ({
        number: String(Number(LOCAL_PLIVO_ACCOUNT.number) + n),
        number_pool_uuid: request.params.uuid,
        type: "fixed",
      }));
      const meta = { limit: 20, offset: 0, next: null, previous: null, total_count: count };
      const body = { api_id: randomUUID(), meta, objects };
      return sendAnswer(request, reply, { status: 200, body });
    },
  );
}
