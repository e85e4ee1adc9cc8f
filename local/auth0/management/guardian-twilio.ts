import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { assertLegacy, READ_FACTORS, UPDATE_FACTORS } from "./guardian-legacy";
import { closed, nullable, text } from "./json-schema";

const FILLED = nullable(text({ minLength: 1, maxLength: 1000 }));
const TWILIO = closed({
  from: nullable(text({ minLength: 0, maxLength: 64 })),
  messaging_service_sid: FILLED,
  auth_token: FILLED,
  sid: FILLED,
});

interface TwilioBody {
  from?: string | null;
  messaging_service_sid?: string | null;
  auth_token?: string | null;
  sid?: string | null;
}

/** Serves the Twilio account of a legacy tenant. */
export function guardianTwilioRoutes(
  app: FastifyInstance,
  ctx: TenantContext,
  factor: "phone" | "sms",
): void {
  const path = `/guardian/factors/${factor}/providers/twilio`;
  const stored = (): TwilioBody => ctx.store.guardian.settings.twilio ?? {};
  const format = ({
    from = null,
    messaging_service_sid = null,
    sid = null,
  }: TwilioBody): object => ({
    from,
    messaging_service_sid,
    auth_token: null,
    sid,
  });
  const config = {
    ...UPDATE_FACTORS,
    differs: "the settings are kept, and nothing is sent through Twilio",
  };
  app.get(path, READ_FACTORS, () => {
    assertLegacy(ctx.store);
    return format(stored());
  });
  app.put<{ Body: TwilioBody }>(path, { config, schema: { body: TWILIO } }, (request) => {
    assertLegacy(ctx.store);
    ctx.store.guardian.settings.twilio = { ...stored(), ...request.body };
    return format(stored());
  });
}
