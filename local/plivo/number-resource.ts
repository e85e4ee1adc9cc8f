import { randomUUID } from "node:crypto";
import { LOCAL_PLIVO_ACCOUNT } from "./account";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./app";
import type { CarrierState } from "./carrier-state";
import { countriesOf, parseDestination } from "./destination";
import { plivoError } from "./plivo-error";
import { ownsSender } from "./rules";
import { sendAnswer } from "./scripted-transport";

/** Serves the numbers that the account owns: those of the rule `ownedSenders`, or any number without the rule. */
export function numberRoutes(app: CarrierApp, state: CarrierState): void {
  app.get<{ Params: { authId: string; number: string } }>(
    "/v1/Account/:authId/Number/:number/",
    { preHandler: authenticate(state) },
    async (request, reply) => {
      const { authId, number } = request.params;
      const digits = parseDestination(number);
      if (digits === undefined || !ownsSender(state.rules, digits))
        return sendAnswer(request, reply, { status: 404, body: plivoError("not found") });
      return sendAnswer(request, reply, {
        status: 200,
        body: { api_id: randomUUID(), ...describeNumber(digits, authId), ...state.rules.number },
      });
    },
  );
}

function describeNumber(digits: string, authId: string): Record<string, unknown> {
  return {
    added_on: "2026-01-01",
    alias: LOCAL_PLIVO_ACCOUNT.name,
    application: null,
    carrier: "Plivo",
    country: countriesOf(digits)[0] ?? null,
    monthly_rental_rate: "0.00000",
    number: digits,
    number_type: "local",
    region: null,
    resource_uri: `/v1/Account/${authId}/Number/${digits}/`,
    sms_enabled: true,
    sms_rate: "0.00000",
    sub_account: null,
    tendlc_campaign_id: "CLOCAL0",
    tendlc_registration_status: "REGISTERED",
    toll_free_sms_verification: null,
    voice_enabled: false,
    voice_rate: null,
  };
}
