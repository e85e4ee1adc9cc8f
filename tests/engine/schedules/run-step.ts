import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_ACCOUNT } from "../../local-account";
import type { TenantAndStack } from "../../tenant-and-stack";
import { operate } from "../operate";
import { CALLBACK, People } from "../people";
import type { ScheduleStep, Trouble } from "./schedule";

/** Held requests are let go when the fault ends. */
const HOLD_MS = 600_000;

/** Runs one operation of a schedule. That it fails is expected: what it leaves is what a schedule is about. */
export async function runStep(operated: TenantAndStack, step: ScheduleStep): Promise<void> {
  switch (step.op) {
    case "config":
      await setConfig(operated, { [step.key]: step.value });
      return;
    case "recover":
    case "doctor":
      await operate(operated, step.op);
      return;
    case "login":
      // Whether a code comes depends on what the steps before left.
      await enrollSomeone(operated).catch(() => undefined);
      return;
    default:
      await withTrouble(operated, step.op, step.trouble);
  }
}

/** Puts the configuration back to that of a clean run, and removes who enrolled. */
export async function restore(operated: TenantAndStack): Promise<void> {
  const { config, secrets } = LOCAL_ACCOUNT;
  await setConfig(operated, { ...config, ...secrets, mfaPolicy: "all-applications" });
  const people = await operated.manage<{ user_id: string; email: string }[]>("GET", "/users");
  for (const { user_id: id, email } of people)
    if (email !== config.testUserEmail)
      await operated.manage("DELETE", `/users/${encodeURIComponent(id)}`);
}

/** @throws where no code comes to the phone */
export async function enrollSomeone(operated: TenantAndStack): Promise<void> {
  const { clients } = await operated.state();
  const application = clients.find(({ callbacks = [] }) => callbacks.includes(CALLBACK));
  if (application === undefined) return;
  const found = { clientId: application.client_id, callback: CALLBACK };
  await new People(operated.tenant.httpUrl, found).enroll();
}

/** Texts that one phone got twice: each has a code of its own. */
export async function sentTwice(operated: TenantAndStack): Promise<string[]> {
  const messages = await operated.control<{ to: string; text: string }[]>("GET", "messages");
  const texts = messages.map(({ to, text }) => `${to} ${text}`);
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

async function setConfig(
  { stack }: TenantAndStack,
  { plivoAuthToken, ...clear }: Readonly<Record<string, string>>,
): Promise<void> {
  await stack.setConfig(clear, plivoAuthToken === undefined ? {} : { plivoAuthToken });
}

async function withTrouble(
  operated: TenantAndStack,
  op: "up" | "destroy" | "refresh",
  trouble: Trouble,
): Promise<void> {
  const before = (await operated.requests()).length;
  try {
    if (trouble.kind === "kill") {
      await killAt(operated, op, before + trouble.at);
      return;
    }
    if (trouble.kind !== "none") {
      const { at, count } = trouble;
      const fault = trouble.kind === "drop" ? { drop: true } : { status: trouble.status };
      await operated.control("POST", "faults", { from: before + at, count, ...fault });
    }
    await operated.stack[op]().catch(() => undefined);
  } finally {
    await operated.control("DELETE", "faults");
  }
}

/** Kills a run while its n-th request is held, which the tenant carries out; not where it ends before. */
async function killAt(
  operated: TenantAndStack,
  op: "up" | "destroy" | "refresh",
  n: number,
): Promise<void> {
  await operated.control("POST", "faults", { from: n, count: 1, holdMs: HOLD_MS });
  const run = await operated.begin(op);
  while (!run.hasEnded() && (await operated.requests()).length < n) await sleep(50);
  // The request is in; let the tenant carry it out.
  await sleep(200);
  await run.kill();
}
