import { verifyPassword } from "../password-hash";
import { html } from "../pages/html";
import type { Page } from "../pages/layout";
import { databaseConnections, findUserByEmail } from "./connection";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { stepPage, tenantName } from "./step-page";
import { stepUrl } from "./step-url";
import { identify } from "./transaction";

const WRONG = "Wrong email or password";
const BLOCKED = "Your account has been blocked";
const PATH = "/u/login";

function page(visit: Visit, email: string, problem?: string): Page {
  const { client, transaction } = visit;
  const focusPassword = email !== "";
  return stepPage(visit, PATH, {
    title: `Log in | ${client.name}`,
    heading: "Welcome",
    lead: `Log in to ${tenantName(visit)} to continue to ${client.name}.`,
    problem,
    form: html`<div class="field">
        <label for="username">Email address</label>
        <input
          id="username"
          name="username"
          type="email"
          autocomplete="username"
          value="${email}"
          required
          ${!focusPassword && html`autofocus`}
          ${problem !== undefined && html`aria-invalid="true"`}
        />
      </div>
      <div class="field">
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${focusPassword && html`autofocus`}
          ${problem !== undefined && html`aria-invalid="true"`}
        />
      </div>
      <button type="submit" name="action" value="default">Continue</button>`,
    foot: html`<p class="foot">
      Don't have an account? <a href="${stepUrl("/u/signup", transaction.state)}">Sign up</a>
    </p>`,
  });
}

/** Email address and password. Whether an address is known can't be told from the answer, nor from how long it takes. */
export const passwordStep: FormStep = {
  path: PATH,
  show: (visit) => page(visit, visit.transaction.loginHint),
  async submit(visit, fields) {
    const { login, transaction, client } = visit;
    const email = fields.username ?? "";
    const connections = databaseConnections(login.tenant.store, client, transaction.connection);
    const user = findUserByEmail(login.tenant.store, connections, email);
    const right = await verifyPassword(fields.password ?? "", user?.passwordHash ?? "");
    if (!user || !right) {
      const known = user ? { user_id: user.user_id } : {};
      logLogin(visit, user ? "fp" : "fu", "Wrong email or password.", {
        ...known,
        user_name: email,
      });
      return page(visit, email, WRONG);
    }
    if (user.blocked) {
      logLogin({ ...visit, user }, "f", "user is blocked");
      return page(visit, email, BLOCKED);
    }
    identify(transaction, user.user_id);
    return nextStep({ ...visit, user });
  },
};
