import { randomUUID } from "node:crypto";
import type { InputChange, PluginResource } from "../plugin";
import { bool, array, object, string, type Properties, type PropertyValues } from "../property";
import type { Api } from "./api";
import { describeError } from "./api";
import { configurePhone, readPhone } from "./guardian-phone";

const enabled = object({ enabled: bool({ required: true }) }, { computed: true });

const phone = object(
  {
    enabled: bool({ required: true }),
    messageTypes: array(string({ oneOf: ["sms", "voice"] })),
    provider: string({ oneOf: ["auth0", "twilio", "phone-message-hook"] }),
    options: object(
      { enrollmentMessage: string(), verificationMessage: string() },
      { computed: true },
    ),
  },
  { computed: true },
);

const properties: Properties = {
  policy: string({ required: true, oneOf: ["all-applications", "confidence-score", "never"] }),
  phone,
  email: bool({ default: false }),
  otp: bool({ default: false }),
  recoveryCode: bool({ default: false }),
  webauthnRoaming: enabled,
  webauthnPlatform: enabled,
  duo: enabled,
  push: enabled,
};

type FactorName =
  | "push-notification"
  | "sms"
  | "email"
  | "duo"
  | "otp"
  | "webauthn-roaming"
  | "webauthn-platform"
  | "recovery-code";

/** The factors other than the phone, in the order in which the official plugin writes them. */
const FLAGS = { email: "email", otp: "otp", recoveryCode: "recovery-code" } as const;
const BLOCKS = {
  webauthnRoaming: "webauthn-roaming",
  webauthnPlatform: "webauthn-platform",
  duo: "duo",
  push: "push-notification",
} as const;

/**
 * `auth0.Guardian`: the tenant's MFA policy and factors. It writes the policy first and continues if a part fails, so the
 * policy can be on while the factor isn't. Its deletion clears the policy and turns off all eight factors, even those that
 * no program set. This is how the official plugin behaves.
 */
export const guardian: PluginResource<Api> = {
  token: "auth0:index/guardian:Guardian",
  properties,

  async create(api, inputs, exists) {
    exists(randomUUID());
    const isZero = (value: unknown): boolean => value === undefined || value === false;
    await write(api, { old: {}, inputs, changes: (name) => !isZero(inputs[name]) });
  },

  async read(api) {
    const policies = await api.guardian.policies.list();
    const state: PropertyValues = { policy: policies[0] ?? "never" };
    const on = new Map(
      (await api.guardian.factors.list()).map((factor) => [factor.name as string, factor.enabled]),
    );
    for (const [name, factor] of Object.entries(FLAGS)) state[name] = on.get(factor) === true;
    for (const [name, factor] of Object.entries(BLOCKS))
      state[name] = { enabled: on.get(factor) === true };
    state["phone"] = await readPhone(api, on.get("sms") === true);
    return state;
  },

  async update(api, _id, change) {
    await write(api, change);
  },

  async delete(api) {
    const factors: FactorName[] = [
      "sms",
      "email",
      "otp",
      "recovery-code",
      "webauthn-roaming",
      "webauthn-platform",
      "duo",
      "push-notification",
    ];
    await all([
      () => api.guardian.policies.set([]),
      ...factors.map((name) => () => api.guardian.factors.set(name, { enabled: false })),
    ]);
  },
};

async function write(api: Api, { inputs, changes }: InputChange): Promise<void> {
  const setFactor = (name: FactorName, on: boolean) => (): Promise<unknown> =>
    api.guardian.factors.set(name, { enabled: on });
  const policy = inputs["policy"] as "all-applications" | "confidence-score" | "never";
  const blockOn = (name: string): boolean =>
    (inputs[name] as { enabled?: boolean } | undefined)?.enabled === true;
  await all([
    ...(changes("policy")
      ? [() => api.guardian.policies.set(policy === "never" ? [] : [policy])]
      : []),
    ...Object.entries(FLAGS).flatMap(([name, factor]) =>
      changes(name) ? [setFactor(factor, inputs[name] === true)] : [],
    ),
    ...(changes("phone")
      ? [() => configurePhone(api, (inputs["phone"] ?? {}) as PropertyValues)]
      : []),
    ...Object.entries(BLOCKS).flatMap(([name, factor]) =>
      changes(name) ? [setFactor(factor, blockOn(name))] : [],
    ),
  ]);
}

/** Runs every part, even after one that failed, and then reports the failures. */
async function all(parts: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: string[] = [];
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      failures.push(describeError(error));
    }
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}
