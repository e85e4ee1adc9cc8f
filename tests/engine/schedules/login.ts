import { randomBytes } from "node:crypto";
import { requestAuthorization } from "../../../local/demo/journey/application";
import { Browser } from "../../../local/demo/journey/browser";
import { enrollPhone } from "../../../local/demo/journey/enroll-phone";
import { enterCode } from "../../../local/demo/journey/enter-code";
import { signUp } from "../../../local/demo/journey/sign-up";
import { StepError } from "../../../local/demo/journey/step-error";
import type { TenantAndStack } from "../../tenant-and-stack";
import { CALLBACK } from "../people";

interface Message {
  readonly to: string;
  readonly text: string;
}

/**
 * Signs someone up. Returns `let in` where no phone was asked for or the code came, and otherwise what kept the person out.
 * Auth0 has run the Action before it shows the next page, so that nothing has to be waited for.
 */
export async function signUpWithPhone(operated: TenantAndStack): Promise<string> {
  const { tenant } = operated;
  const { clients } = await operated.state();
  const application = clients.find(({ callbacks = [] }) => callbacks.includes(CALLBACK));
  if (application === undefined) return "let in";
  const browser = new Browser(tenant.httpUrl);
  const found = { clientId: application.client_id, callback: CALLBACK };
  const request = requestAuthorization(tenant.httpUrl, found);
  const email = `${randomBytes(6).toString("hex")}@example.com`;
  const before = (await messagesOf(operated)).length;
  try {
    const enrollment = await signUp(browser, request, { email, password: "Passw0rd!" });
    const phone = { country: "US", number: "(202) 555-0143" };
    const challenge = await enrollPhone(browser, enrollment, phone);
    const code = /\b\d{6}\b/.exec((await messagesOf(operated))[before]?.text ?? "")?.[0];
    if (code === undefined) return "was asked for a code, and none came";
    await enterCode(browser, challenge, code, CALLBACK);
    return "let in";
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    // Where the policy is off, or the application is in the making, nobody is asked for a phone.
    return error.step === "Sign up" ? "let in" : error.message;
  }
}

const messagesOf = (operated: TenantAndStack): Promise<Message[]> =>
  operated.control<Message[]>("GET", "messages");

/** Texts that one phone got twice: each has a code of its own. */
export async function sentTwice(operated: TenantAndStack): Promise<string[]> {
  const texts = (await messagesOf(operated)).map(({ to, text }) => `${to} ${text}`);
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
