import { randomBytes } from "node:crypto";
import { requestAuthorization } from "../../local/demo/journey/application";
import { Browser } from "../../local/demo/journey/browser";
import { enrollPhone } from "../../local/demo/journey/enroll-phone";
import { enterCode } from "../../local/demo/journey/enter-code";
import { exchangeCode } from "../../local/demo/journey/exchange-code";
import { signUp } from "../../local/demo/journey/sign-up";
import { withRatios, type Measurement } from "../measurement";
import { startMfaTenant, type MfaTenant } from "./mfa-tenant";
import { residentMemory } from "./start";

const POLL_MS = 10;

/** A rate that grows by less than this factor with twice as many users has reached its maximum. */
const GROWTH = 1.1;

/**
 * Measures logins of new users, each from sign-up over the enrollment of a phone to the tokens: how long one takes, how
 * many a second the tenant answers, and how much memory it uses afterward. The number of simultaneous users doubles until
 * the rate no longer grows or a login fails.
 *
 * @param crowd the most simultaneous users
 * @param rounds how many logins each user does, one after another
 */
export async function* measureLogins(crowd: number, rounds: number): AsyncGenerator<Measurement[]> {
  const tenant = await startMfaTenant();
  try {
    let next = 0;
    const user = async (times: number): Promise<number[]> => {
      const taken: number[] = [];
      for (let round = 0; round < times; round += 1) taken.push(await logIn(tenant, next++));
      return taken;
    };
    await user(2);
    const single = await user(rounds);
    yield withRatios("Local tenant: sign-up, enrollment and login", "ms", [["one user", single]]);
    const rates: [string, number[]][] = [];
    let best = 0;
    for (let users = 1; users <= crowd; users *= 2) {
      const start = performance.now();
      const logins = await Promise.allSettled(Array.from({ length: users }, () => user(rounds)));
      const [failure] = logins.flatMap((login) =>
        login.status === "rejected" ? [login.reason as Error] : [],
      );
      // With this many users an Action took longer than Auth0's time limit.
      if (failure && rates.length > 0) break;
      if (failure) throw failure;
      const rate = (users * rounds * 1000) / (performance.now() - start);
      rates.push([`${users} at the same time`, [rate]]);
      if (rate < best * GROWTH) break;
      best = rate;
    }
    yield withRatios("Local tenant: logins", "a second", rates);
    yield withRatios("Local tenant: memory of logins", "MB", [
      ["before", [tenant.server.memory]],
      [`after ${next} logins`, [residentMemory(tenant.server.pid)]],
    ]);
  } finally {
    await tenant.server.stop();
  }
}

/** Returns the milliseconds of one login. Each user has their own phone, whose messages no other user reads. */
async function logIn({ httpUrl, application }: MfaTenant, index: number): Promise<number> {
  const start = performance.now();
  const number = `(202) 555-${String(index).padStart(4, "0")}`;
  const browser = new Browser(httpUrl);
  const request = requestAuthorization(httpUrl, application);
  const credentials = {
    email: `${randomBytes(8).toString("hex")}@example.com`,
    password: `Aa1-${randomBytes(9).toString("base64url")}`,
  };
  const page = await signUp(browser, request, credentials);
  const challenge = await enrollPhone(browser, page, { country: "US", number });
  const code = await codeFor(httpUrl, number);
  const callback = await enterCode(browser, challenge, code, application.callback);
  await exchangeCode(httpUrl, request, callback);
  return performance.now() - start;
}

async function codeFor(httpUrl: string, number: string): Promise<string> {
  const digits = number.replace(/\D/g, "");
  for (;;) {
    const response = await fetch(`${httpUrl}/_local/messages`);
    const messages = (await response.json()) as { to: string; text: string }[];
    const text = messages.findLast(({ to }) => to.endsWith(digits))?.text;
    const code = /\d{6}/.exec(text ?? "")?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
