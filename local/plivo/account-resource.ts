import { randomUUID } from "node:crypto";
import { LOCAL_PLIVO_ACCOUNT } from "./account";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./app";
import type { CarrierState } from "./carrier-state";
import { DEFAULT_CREDIT } from "./rules";
import { sendAnswer } from "./scripted-transport";

/** Serves the details of the account (Plivo, "The Account object"). Credit is in US dollars, a string with five decimals. */
export function accountRoutes(app: CarrierApp, state: CarrierState): void {
  app.get<{ Params: { authId: string } }>(
    "/v1/Account/:authId/",
    { preHandler: authenticate(state) },
    async (request, reply) => {
      const { authId } = request.params;
      const body = {
        account_type: "standard",
        address: "",
        api_id: randomUUID(),
        auth_id: authId,
        auto_recharge: false,
        billing_mode: "prepaid",
        cash_credits: (state.rules.credit ?? DEFAULT_CREDIT).toFixed(5),
        city: "",
        name: LOCAL_PLIVO_ACCOUNT.name,
        resource_uri: `/v1/Account/${authId}/`,
        state: "",
        timezone: "UTC",
        ...state.rules.account,
      };
      return sendAnswer(request, reply, { status: 200, body });
    },
  );
}
