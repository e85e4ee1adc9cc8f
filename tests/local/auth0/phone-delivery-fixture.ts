import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import type { Action, ActionVersion, LogEvent, User } from "../../../local/auth0/store";
import type { TenantContext } from "../../../local/auth0/context";
import type { PhoneMessage } from "../../../local/auth0/phone-delivery/message";
import { createStore } from "../../../local/auth0/seed";
import { createTestContext, IDENTITY } from "./context-fixture";
import {
  ACCOUNT,
  basic,
  MESSAGES,
  startCarrier,
  type CarrierFixture,
} from "../plivo/carrier-fixture";

export interface DeliveryFixture {
  ctx: TenantContext;
  carrier: CarrierFixture;
  /** Puts the tenant back to an empty one of this experience. */
  reset(experience: PhoneExperience): void;
  logs(type?: string): LogEvent[];
  close(): Promise<void>;
}

/** A tenant without its doors: a store, a carrier, a log. */
export async function createDeliveryFixture(): Promise<DeliveryFixture> {
  const carrier = await startCarrier();
  const ctx = createTestContext({ carrier: { port: carrier.carrier.port, caPem: carrier.caPem } });
  return {
    ctx,
    carrier,
    reset: (experience) => {
      ctx.store = createStore(IDENTITY, experience);
      ctx.memory.clear();
      ctx.clock.set(0);
      carrier.carrier.reset();
    },
    logs: (type) => ctx.store.logs.filter((event) => type === undefined || event.type === type),
    close: () => carrier.close(),
  };
}

const now = "2026-01-01T00:00:00.000Z";

/** Adds an Action whose deployed version runs `deployed`, while its draft would run `draft`. */
export function addAction(
  { ctx }: DeliveryFixture,
  trigger: "send-phone-message" | "custom-phone-provider",
  {
    id = trigger,
    deployed,
    draft = "throw new Error('the draft ran')",
    secret = "deployed secret",
  }: {
    id?: string;
    deployed?: string;
    draft?: string;
    secret?: string;
  },
): Action {
  const version = trigger === "send-phone-message" ? "v2" : "v1";
  const handler =
    trigger === "send-phone-message" ? "onExecuteSendPhoneMessage" : "onExecuteCustomPhoneProvider";
  const supported_triggers = [{ id: trigger, version }];
  const codeOf = (body: string, value: string) => ({
    code: `exports.${handler} = async (event, api) => { ${body} };`,
    runtime: "node22",
    dependencies: [],
    secrets: [{ name: "SECRET", value, updated_at: now }],
  });
  const dated = { created_at: now, updated_at: now, supported_triggers };
  const versionOf = (body: string, number: number, isDeployed: boolean): ActionVersion => ({
    ...codeOf(body, isDeployed ? secret : "superseded secret"),
    ...dated,
    id: `${id}-${number}`,
    number,
    status: "built",
    deployed: isDeployed,
  });
  const superseded = versionOf("throw new Error('a superseded version ran')", 1, false);
  const versions = deployed === undefined ? [] : [superseded, versionOf(deployed, 2, true)];
  const action: Action = {
    ...codeOf(draft, "draft secret"),
    ...dated,
    id,
    name: id,
    builtAt: 0,
    buildOutcome: "succeeds",
    status: "built",
    versions,
    settings: {},
  };
  ctx.store.actions.set(id, action);
  return action;
}

export function bind({ ctx }: DeliveryFixture, ...actionIds: string[]): void {
  ctx.store.guardian.selectedProvider = "phone-message-hook";
  const binding = (action_id: string) => ({
    id: `binding-${action_id}`,
    trigger_id: "send-phone-message",
    action_id,
    display_name: action_id,
    created_at: now,
    updated_at: now,
  });
  ctx.store.bindings.set("send-phone-message", actionIds.map(binding));
}

export function addPhoneProvider(
  { ctx }: DeliveryFixture,
  changes: { disabled?: boolean; name?: "custom" | "twilio"; methods?: string[] } = {},
): void {
  const { disabled = false, name = "custom", methods = ["text"] } = changes;
  const configuration = { delivery_methods: methods };
  ctx.store.phoneProviders.set("pro", {
    id: "pro",
    name,
    disabled,
    configuration,
    credentials: {},
    created_at: now,
    updated_at: now,
  });
}

/** Statements that send `text` to `to`, both expressions, through the carrier. */
export function sendStatements(to: string, text: string): string {
  return `const answer = await fetch("https://api.plivo.com${MESSAGES}", {
    method: "POST",
    headers: { authorization: "${basic(ACCOUNT, "token")}", "content-type": "application/json" },
    body: JSON.stringify({ src: "15005550100", dst: ${to}, text: ${text} }),
  });
  if (answer.status !== 202) throw new Error("Plivo answered " + answer.status);`;
}

export const SEND_LEGACY = sendStatements(
  "event.message_options.recipient",
  "event.message_options.text",
);
export const SEND_UNIFIED = sendStatements(
  "event.notification.recipient",
  "event.notification.as_text",
);

export const RECIPIENT: User = {
  user_id: "auth0|ada",
  connection: "Username-Password-Authentication",
  email: "ada@example.com",
  email_verified: true,
  name: "Ada Lovelace",
  nickname: "ada",
  picture: "https://example.com/ada.png",
  blocked: false,
  created_at: now,
  updated_at: now,
  user_metadata: { plan: "gold" },
  app_metadata: {},
  logins_count: 3,
  passwordHash: "never shown",
  settings: { given_name: "Ada" },
};

export const PHONE_MESSAGE: PhoneMessage = {
  user: RECIPIENT,
  client: undefined,
  recipient: "+15557654321",
  code: "402931",
  purpose: "enrollment",
  messageType: "sms",
  language: "en-GB",
  request: {
    ip: "192.0.2.1",
    method: "POST",
    hostname: "localhost",
    user_agent: "browser",
    language: "en-US",
  },
};
