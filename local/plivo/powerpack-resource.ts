import { randomUUID } from "node:crypto";
import { LOCAL_PLIVO_ACCOUNT } from "./account";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./carrier-server";
import type { CarrierState } from "./carrier-state";
import { plivoError } from "./plivo-error";
import { ownsSender } from "./rules";
import { answer } from "./scripted-transport";

/** A Powerpack of the account: those of the rule `ownedSenders`, and without the rule any UUID. */
export function powerpackRoutes(app: CarrierApp, state: CarrierState): void {
  app.get<{ Params: { authId: string; uuid: string } }>(
    "/v1/Account/:authId/Powerpack/:uuid/",
    { preHandler: authenticate },
    async (request, reply) => {
      const { authId, uuid } = request.params;
      if (!ownsSender(state.rules, uuid))
        return answer(request, reply, { status: 404, body: plivoError("not found") });
      const body = {
        api_id: randomUUID(),
        application_id: null,
        application_type: null,
        created_on: "2026-01-01T00:00:00.000000Z",
        local_connect: true,
        name: LOCAL_PLIVO_ACCOUNT.name,
        number_pool: null,
        number_priority: [],
        resource_uri: `/v1/Account/${authId}/Powerpack/${uuid}/`,
        sticky_sender: true,
        uuid,
      };
      return answer(request, reply, { status: 200, body });
    },
  );
}
