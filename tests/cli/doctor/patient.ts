import { bundleAction } from "../../../components/action-code";
import {
  ACTION,
  CLIENT,
  CONNECTION_CLIENT,
  GUARDIAN,
  PHONE_PROVIDER,
  TRIGGER_ACTIONS,
} from "../../../components/auth0/resource-types";
import { DELIVERY_TRIGGER, type PhoneExperience } from "../../../components/auth0/phone-experience";
import { neededScopes } from "../../../components/auth0/scopes";
import { PROJECT_NAME } from "../../../components/config/config-keys";
import type { Patient } from "../../../cli/doctor/check";
import type { PlivoReadings } from "../../../cli/doctor/plivo-readings";
import type { TenantReadings } from "../../../cli/doctor/tenant-readings";
import { readStackConfig } from "../../../cli/stack-config";
import type { StackExport, StateResource } from "../../../cli/stack-state";

/** A stack's settings that every rule of the program accepts. */
export const SETTINGS: Readonly<Record<string, string>> = {
  "auth0:domain": "acme.auth0.com",
  "auth0:clientId": "id",
  "auth0:clientSecret": "secret",
  plivoAuthId: "MA00000000000000000A",
  plivoAuthToken: "token-of-a-test",
  plivoSender: "+15554443232",
};

export type TenantReplies = { [Name in keyof TenantReadings]: (key?: string) => Promise<unknown> };
export type PlivoReplies = { [Name in keyof PlivoReadings]: () => Promise<unknown> };

/** What a test changes in a patient without a problem. */
export interface Changes {
  readonly experience?: PhoneExperience;
  readonly settings?: Readonly<Record<string, string>>;
  readonly scopes?: readonly string[] | undefined;
  readonly tenant?: Partial<TenantReplies>;
  readonly plivo?: Partial<PlivoReplies>;
  readonly state?: (state: StackExport) => void;
}

const SECRET_NAMES = ["PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN", "PLIVO_SENDER"];

/** An Action as the tenant has it. */
export const DEPLOYED = {
  id: "action",
  name: "SMS",
  all_changes_deployed: true,
  deployed_version: {
    deployed: true,
    number: 3,
    code: bundleAction({ allowedCountries: false }).code,
    secrets: SECRET_NAMES.map((name) => ({ name })),
  },
};

export const URLS = ["http://localhost:3000"];

const always = (value: unknown) => () => Promise.resolve(value);

/** A patient on whom every check is `ok`, with the changes of one test. */
export function patientWith(changes: Changes = {}): Patient {
  const experience = changes.experience ?? "legacy";
  const settings = { ...SETTINGS, ...changes.settings };
  const values = new Map(
    Object.entries(settings).map(([key, value]) => [
      key.includes(":") ? key : `${PROJECT_NAME}:${key}`,
      { value, secret: key === "plivoAuthToken" },
    ]),
  );
  const state = stateOf(experience);
  changes.state?.(state);
  return {
    stack: "dev",
    config: readStackConfig(values, {}),
    state,
    api: {
      domain: "acme.auth0.com",
      grantedScopes: "scopes" in changes ? changes.scopes : neededScopes(experience, false),
    },
    tenant: { ...tenant(), ...changes.tenant } as unknown as TenantReadings,
    plivo: { ...plivo(), ...changes.plivo } as unknown as PlivoReadings,
    experience,
  };
}

function tenant(): TenantReplies {
  return {
    settings: always({}),
    factors: always([{ name: "sms", enabled: true }]),
    policies: always(["all-applications"]),
    messageTypes: always({ message_types: ["sms"] }),
    selectedProvider: always({ provider: "phone-message-hook" }),
    phoneProviders: always([{ name: "custom", configuration: { delivery_methods: ["text"] } }]),
    action: always(DEPLOYED),
    application: always({
      name: "React sample",
      callbacks: URLS,
      allowed_logout_urls: URLS,
      web_origins: URLS,
    }),
    actionsFor: (trigger?: string) =>
      Promise.resolve(trigger === "post-login" ? [] : [{ id: "action", name: "SMS" }]),
    bindings: always([{ action: { id: "action" }, display_name: "SMS" }]),
    enabledClients: always([{ client_id: "client" }]),
  };
}

function plivo(): PlivoReplies {
  return {
    account: always({
      value: { credit: 20, autoRecharge: false, isPostpaid: false, isTrial: false },
    }),
    tokens: always([]),
    number: always({ value: { sendsSms: true, isTollFree: false, isRegistered: true } }),
    powerpack: always({ value: { name: "codes", numbers: 2 } }),
    lastDay: always({ value: [] }),
  };
}

function stateOf(experience: PhoneExperience): StackExport {
  const resource = (type: string, id: string, fields: Partial<StateResource> = {}) => ({
    urn: `urn:pulumi:dev::${PROJECT_NAME}::${type}::${id}`,
    custom: true,
    type,
    id,
    ...fields,
  });
  const resources = [
    resource(CLIENT, "client"),
    resource(CONNECTION_CLIENT, "link", { outputs: { connectionId: "connection" } }),
    resource(ACTION, "action", {
      inputs: { supportedTriggers: { id: DELIVERY_TRIGGER[experience].id } },
    }),
    resource(experience === "legacy" ? TRIGGER_ACTIONS : PHONE_PROVIDER, "delivery"),
    resource(GUARDIAN, "mfa"),
  ];
  return { version: 3, deployment: { resources } };
}
