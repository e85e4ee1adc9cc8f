import { randomBytes } from "node:crypto";
import { requestAuthorization, type Application } from "../../local/demo/journey/application";
import { Browser } from "../../local/demo/journey/browser";
import { enrollPhone } from "../../local/demo/journey/enroll-phone";
import { enterCode } from "../../local/demo/journey/enter-code";
import { logIn } from "../../local/demo/journey/log-in";
import { Inbox } from "../../local/demo/journey/read-message";
import { signUp, type Credentials } from "../../local/demo/journey/sign-up";

export type { Credentials };
export const CALLBACK = "http://localhost:3000";
const PHONE = { country: "US", number: "(202) 555-0143" };

/** People who log in on a tenant, one after the other. */
export class People {
  private readonly inbox: Inbox;

  constructor(
    private readonly tenantUrl: string,
    private readonly application: Application,
  ) {
    this.inbox = new Inbox(tenantUrl);
  }

  /** Signs up, enrolls a phone and types the code that comes. */
  async enroll(): Promise<Credentials> {
    const credentials = {
      email: `${randomBytes(6).toString("hex")}@example.com`,
      password: "Passw0rd!",
    };
    const browser = new Browser(this.tenantUrl);
    const enrollment = await signUp(browser, this.request(), credentials);
    await this.inbox.skip();
    const challenge = await enrollPhone(browser, enrollment, PHONE);
    const { code } = await this.inbox.nextCode();
    await enterCode(browser, challenge, code, CALLBACK);
    return credentials;
  }

  /** Logs in with a phone that is enrolled, and types the code that comes. */
  async logIn(credentials: Credentials): Promise<void> {
    await this.inbox.skip();
    const browser = new Browser(this.tenantUrl);
    const challenge = await logIn(browser, this.request(), credentials);
    const { code } = await this.inbox.nextCode();
    await enterCode(browser, challenge, code, CALLBACK);
  }

  /** How many enroll while `work` is done. Throws the first failure of any of them. */
  async during(work: () => Promise<unknown>): Promise<number> {
    let done = false;
    let count = 0;
    const working = work().finally(() => {
      done = true;
    });
    try {
      while (!done) {
        await this.enroll();
        count += 1;
      }
    } finally {
      await working;
    }
    return count;
  }

  private request() {
    return requestAuthorization(this.tenantUrl, this.application);
  }
}
