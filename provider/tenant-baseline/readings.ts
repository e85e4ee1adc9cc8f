import { refusedRequest } from "../../components/auth0/refused-request";
import type { TenantApi } from "../../components/auth0/tenant-api";
import { SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";

/** An Action in a flow. */
export interface BoundAction {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** Texts of the SMS factor on a legacy tenant, as the Management API has them. */
export interface SmsTemplates {
  readonly enrollment_message: string;
  readonly verification_message: string;
}

/** A phone provider, without its credentials: Auth0 doesn't show them. */
export interface RecordedPhoneProvider {
  readonly name: string;
  readonly disabled: boolean;
  readonly configuration: object;
}

/** The text of one type of phone message on a unified tenant. */
export interface RecordedPhoneTemplate {
  readonly type: string;
  readonly disabled: boolean;
  readonly content: object;
}

/** Below `/api/v2`. */
export const PATHS = {
  factors: "/guardian/factors",
  policies: "/guardian/policies",
  messageTypes: "/guardian/factors/phone/message-types",
  flow: `/actions/triggers/${SEND_PHONE_MESSAGE.id}/bindings`,
  selectedProvider: "/guardian/factors/phone/selected-provider",
  texts: "/guardian/factors/sms/templates",
  phoneProviders: "/branding/phone/providers",
  phoneTemplates: "/branding/phone/templates",
} as const;

/** Reads Auth0's names of all factors that are on. */
export async function readFactors(api: TenantApi): Promise<string[]> {
  const factors = await read(api, PATHS.factors, "read:guardian_factors");
  return (factors as unknown as { name: string; enabled: boolean }[])
    .filter(({ enabled }) => enabled)
    .map(({ name }) => name)
    .sort();
}

export async function readPolicies(api: TenantApi): Promise<string[]> {
  return (await read(api, PATHS.policies, "read:mfa_policies")) as unknown as string[];
}

export async function readMessageTypes(api: TenantApi): Promise<string[]> {
  const body = await read(api, PATHS.messageTypes, "read:guardian_factors");
  return (body["message_types"] ?? []) as string[];
}

/** Reads the Send Phone Message flow, in its order. */
export async function readFlow(api: TenantApi): Promise<BoundAction[]> {
  const { bindings } = await read(api, `${PATHS.flow}?per_page=100`, "read:actions");
  return ((bindings ?? []) as { action?: { id: string; name?: string }; display_name?: string }[])
    .filter(({ action }) => action !== undefined)
    .map(({ action, display_name: displayName = "" }) => ({
      id: action?.id ?? "",
      name: action?.name ?? displayName,
      displayName,
    }));
}

export async function readSelectedProvider(api: TenantApi): Promise<string> {
  const { provider } = await read(api, PATHS.selectedProvider, "read:guardian_factors");
  return String(provider);
}

export async function readTexts(api: TenantApi): Promise<SmsTemplates> {
  const texts = await read(api, PATHS.texts, "read:guardian_factors");
  const { enrollment_message, verification_message } = texts as unknown as SmsTemplates;
  return { enrollment_message, verification_message };
}

export async function readPhoneProviders(api: TenantApi): Promise<RecordedPhoneProvider[]> {
  const { providers } = await read(api, PATHS.phoneProviders, "read:phone_providers");
  return ((providers ?? []) as RecordedPhoneProvider[]).map(
    ({ name, disabled, configuration }) => ({
      name,
      disabled,
      configuration,
    }),
  );
}

export async function readPhoneTemplates(api: TenantApi): Promise<RecordedPhoneTemplate[]> {
  const { templates } = await read(api, PATHS.phoneTemplates, "read:phone_templates");
  return ((templates ?? []) as RecordedPhoneTemplate[]).map(({ type, disabled, content }) => ({
    type,
    disabled,
    content,
  }));
}

/** Reads the names of the Actions for a trigger. */
export async function readActionNames(api: TenantApi, trigger: string): Promise<string[]> {
  const path = `/actions/actions?triggerId=${trigger}&per_page=100`;
  const { actions } = await read(api, path, "read:actions");
  return ((actions ?? []) as { name: string }[]).map(({ name }) => name);
}

async function read(api: TenantApi, path: string, scope: string): Promise<Record<string, unknown>> {
  const answer = await api.call("GET", path);
  if (answer.status === 200) return answer.body;
  throw refusedRequest(`GET ${api.address(path)}`, answer, `the scope ${scope}`);
}
