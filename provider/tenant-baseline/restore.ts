import type { TenantSession } from "../resource-type";
import * as tenant from "./readings";
import { refuseAbove300 } from "./refuse-above-300";
import { restoreDelivery } from "./restore-delivery";
import { restorePolicy } from "./restore-policy";
import type { TenantRecord } from "./tenant-record";
import { deliversCodes } from "./working-factors";

/**
 * Restores what the tenant had before the stack and no longer has. A run that was interrupted can be repeated. What
 * delivers comes first and the policy last, so that nobody is asked for a code that doesn't come. The SMS factor comes
 * after the others, so that a refresh can see whether a run was interrupted.
 *
 * @throws Error with everything that could not be restored
 */
export async function restoreTenant(session: TenantSession, before: TenantRecord): Promise<void> {
  const failures: string[] = [];
  const steps = [
    () => restoreDelivery(session, before),
    () => restoreFactors(session, before),
    () => restoreLegacySettings(session, before),
    () => restoreMessageTypes(session, before),
    () => restorePolicy(session, before),
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      session.signal.throwIfAborted();
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (failures.length > 0) throw new Error(`${failures.join("; ")} To finish, run: pulumi destroy`);
}

const DEAD_FACTOR =
  "The SMS factor was on before this stack and stays off, as nothing on the tenant delivers its codes: set up a carrier, then turn it on in the dashboard (Security > Multi-factor Auth).";

async function restoreFactors(session: TenantSession, before: TenantRecord): Promise<void> {
  const on = await tenant.readFactors(session.api);
  const missing = before.factors.filter((name) => !on.includes(name));
  const isDead =
    missing.includes("sms") && !(await deliversCodes(session, before.selectedProvider));
  if (isDead) await session.log("warning", DEAD_FACTOR);
  const off = missing.filter((name) => name !== "sms" || !isDead);
  for (const name of off.toSorted((a, b) => Number(a === "sms") - Number(b === "sms"))) {
    const path = `${tenant.PATHS.factors}/${name}`;
    const answer = await session.api.call("PUT", path, { enabled: true });
    if (answer.status === 400 || answer.status === 409) {
      const { message } = answer.body;
      const reason = typeof message === "string" ? message : answer.status;
      const sentence = `The factor \`${name}\` could not be turned on again (${reason}): see Security > Multi-factor Auth in the dashboard.`;
      await session.log("warning", sentence);
    } else refuseAbove300(session, "PUT", path, answer, "update:guardian_factors");
  }
}

/**
 * Restores the selected provider and the texts. A tenant that moved to the Unified Phone Experience meanwhile has neither.
 */
async function restoreLegacySettings(session: TenantSession, before: TenantRecord): Promise<void> {
  const { selectedProvider, texts } = before;
  const { PATHS } = tenant;
  if (selectedProvider !== undefined) {
    const provider = { provider: selectedProvider };
    if (!(await putWhereDifferent(session, PATHS.selectedProvider, provider))) return;
  }
  if (texts !== undefined) await putWhereDifferent(session, PATHS.texts, texts);
}

async function restoreMessageTypes(
  session: TenantSession,
  { messageTypes }: TenantRecord,
): Promise<void> {
  if (messageTypes === undefined) return;
  const types = { message_types: messageTypes };
  if (await putWhereDifferent(session, tenant.PATHS.messageTypes, types)) return;
  const sentence = `The message types of the phone factor could not be restored to ${messageTypes.join(", ") || "none"}: see Security > Multi-factor Auth in the dashboard.`;
  await session.log("warning", sentence);
}

/** Writes a value if the tenant has another one. Returns false if the tenant no longer accepts it. */
async function putWhereDifferent(
  session: TenantSession,
  path: string,
  value: object,
): Promise<boolean> {
  const found = await session.api.call("GET", path);
  if (found.status === 403 && found.body["errorCode"] !== "insufficient_scope") return false;
  refuseAbove300(session, "GET", path, found, "read:guardian_factors");
  const entries = Object.entries(value) as [string, unknown][];
  if (entries.every(([name, each]) => same(found.body[name], each))) return true;
  const answer = await session.api.call("PUT", path, value);
  if (answer.status === 400 || answer.status === 409) return false;
  refuseAbove300(session, "PUT", path, answer, "update:guardian_factors");
  return true;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
