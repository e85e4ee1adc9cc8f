/**
 * `recover` itself is killed, with all that it started: while an answer of the Management API is held, or as soon as it has
 * locked the stack, saved the state's old form or written the new one. Another `recover` and one `up` give the tenant of a
 * clean run, and `destroy` leaves what a clean one leaves.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_ACCOUNT } from "../local-account";
import { ROOT } from "../run-node";
import { TenantAndStack } from "../tenant-and-stack";
import { killWhenHeld } from "./kill-at-request";
import { operate } from "./operate";

const MINUTES = 60_000;
const HOLD_MS = 10 * MINUTES;

let operated: TenantAndStack;
let clean: unknown;
let destroyed: unknown;

beforeAll(async () => {
  operated = await TenantAndStack.open({ experience: "legacy", ...LOCAL_ACCOUNT });
  await operated.stack.up();
  clean = await operated.picture();
  await operated.stack.destroy();
  destroyed = await operated.picture();
}, 5 * MINUTES);

afterAll(() => operated.close());

/** Files of a folder, or none where it isn't there yet. */
const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

const savedStates = (): string[] =>
  filesOf(join(operated.stack.env["PULUMI_HOME"] ?? "", "recover", "auth0-plivo-sms-mfa"));

/** Kills an `up` whose Action was made, which it doesn't know yet, and takes its lock away. */
async function killUp(): Promise<void> {
  const [method, path] = ["POST", "/api/v2/actions/actions"];
  await killWhenHeld(operated, "up", { method, path }, (requests) =>
    requests.includes(`${method} ${path}`),
  );
  // It would be taken for that of `recover`.
  for (const lock of filesOf(operated.lockFolder)) await rm(join(operated.lockFolder, lock));
}

/** Begins `npm run recover` and kills it, with what it started, once `isDue`. Returns whether it was killed before its end. */
async function killRecover(isDue: () => Promise<boolean> | boolean): Promise<boolean> {
  const recover = spawn(
    process.execPath,
    ["--import", "tsx", join("cli", "recover", "main.ts"), ...operated.stackFlags],
    { cwd: ROOT, env: { ...process.env, ...operated.stack.env }, detached: true, stdio: "ignore" },
  );
  const ended = once(recover, "exit");
  while (recover.exitCode === null && !(await isDue())) await sleep(5);
  const isAlive = recover.exitCode === null && recover.pid !== undefined;
  if (isAlive) process.kill(-recover.pid, "SIGKILL");
  await ended;
  return isAlive;
}

/** Each returns, once `up` was killed, what says that the moment has come. */
const MOMENTS: Record<string, () => Promise<() => Promise<boolean> | boolean>> = {
  "asks for its first answer": () => atAnswer(1),
  "asks for its eighth answer": () => atAnswer(8),
  "has locked the stack": () =>
    Promise.resolve(() => filesOf(operated.lockFolder).some((file) => file.endsWith(".json"))),
  "has saved the state's old form": () => {
    const before = savedStates().length;
    return Promise.resolve(() => savedStates().length > before);
  },
  "has written the state's new form": () => {
    const before = readFileSync(operated.stateFile, "utf8");
    return Promise.resolve(() => readFileSync(operated.stateFile, "utf8") !== before);
  },
};

async function atAnswer(n: number): Promise<() => Promise<boolean>> {
  const from = (await operated.requests()).length + n;
  await operated.control("POST", "faults", { from, count: 1, holdMs: HOLD_MS });
  return async () => (await operated.requests()).length >= from;
}

it.each(Object.keys(MOMENTS))(
  "a `recover` that is killed when it %s is followed by one that repairs",
  async (moment) => {
    await operated.startOver();
    await killUp();

    const isDue = await MOMENTS[moment]?.();
    expect(isDue && (await killRecover(isDue))).toBe(true);
    await operated.control("DELETE", "faults");

    expect(await operate(operated, "recover")).toMatchObject({ code: 0 });
    await operated.stack.up();
    expect(await operated.picture()).toEqual(clean);
    await operated.stack.destroy();
    expect(await operated.picture()).toEqual(destroyed);
  },
  5 * MINUTES,
);
