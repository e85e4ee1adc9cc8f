import { verifyPassword } from "../password-hash";
import { html, type Html } from "../pages/html";
import { countFailure, forgetFailures, isBlocked, type Attempt } from "./brute-force";
import { databaseConnections, findUserByEmail } from "./connection";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { continueButton, stepPage, tenantName } from "./step-page";
import { stepUrl } from "./step-url";
import { identify } from "./transaction";

const PATH = "/u/login";

function fields({ texts }: Visit, email: string, isWrong: boolean): Html {
  const focusPassword = email !== "";
  return html`<div class="field">
      <label for="username">${texts.login.email}</label>
      <input
        id="username"
        name="username"
        type="email"
        autocomplete="username"
        value="${email}"
        required
        ${!focusPassword && html`autofocus`}
        ${isWrong && html`aria-invalid="true" aria-describedby="problem"`}
      />
    </div>
    <div class="field">
      <label for="password">${texts.login.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        ${focusPassword && html`autofocus`}
        ${isWrong && html`aria-invalid="true" aria-describedby="problem"`}
      />
    </div>`;
}

function page(visit: Visit, email: string, problem?: string) {
  const { client, transaction, texts } = visit;
  const { login } = texts;
  return stepPage(visit, PATH, {
    title: login.pageTitle(client.name),
    heading: login.title,
    lead: login.description(tenantName(visit), client.name),
    problem,
    form: html`${fields(visit, email, problem !== undefined)} ${continueButton(visit)}`,
    foot: html`<p class="foot">
      ${login.noAccount} <a href="${stepUrl("/u/signup", transaction.state)}">${login.signUp}</a>
    </p>`,
  });
}

/** Records a wrong password, and the block that it may cause. */
function fail(visit: Visit, attempt: Attempt): string {
  const { login, user, texts } = visit;
  const isLast = countFailure(login.tenant, attempt);
  const details = { user_name: attempt.identifier };
  logLogin(visit, user ? "fp" : "fu", "Wrong email or password.", details);
  if (isLast) logLogin(visit, "limit_wc", texts.login.bruteForce, details);
  return texts.login.wrongCredentials;
}

/** Asks for email address and password. Neither the answer nor its duration shows whether an address is known. */
export const passwordStep: FormStep = {
  path: PATH,
  show: (visit) => page(visit, visit.transaction.loginHint),
  async submit(visit, fields) {
    const { login, transaction, client, texts } = visit;
    const identifier = fields.username ?? "";
    const connections = databaseConnections(login.tenant.store, client, transaction.connection);
    const attempt = { identifier, ip: visit.request.ip, connection: connections[0]?.name ?? "" };
    if (isBlocked(login.tenant, attempt)) {
      logLogin(visit, "limit_wc", "Blocked Account", { user_name: identifier });
      return page(visit, identifier, texts.login.bruteForce);
    }
    const user = findUserByEmail(login.tenant.store, connections, identifier);
    const isRight = await verifyPassword(fields.password ?? "", user?.passwordHash ?? "");
    if (!user || !isRight) return page(visit, identifier, fail({ ...visit, user }, attempt));
    forgetFailures(login.tenant, attempt);
    if (user.blocked) {
      logLogin({ ...visit, user }, "f", "user is blocked");
      return page(visit, identifier, texts.login.blocked);
    }
    identify(transaction, user.user_id);
    return nextStep({ ...visit, user });
  },
};
