import { ManagementError } from "../management/management-error";
import { createUser } from "../management/user-profile";
import { html, type Html } from "../pages/html";
import { databaseConnections } from "./connection";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { isGoodPassword } from "./password-policy";
import { continueButton, stepPage, tenantName } from "./step-page";
import { stepUrl } from "./step-url";
import { identify } from "./transaction";

const PATH = "/u/signup";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Problems {
  form?: string;
  email?: string;
  password?: string;
}

const hint = (id: string, text: string | undefined): Html | false =>
  text !== undefined && html`<p class="hint" id="${id}" role="alert">${text}</p>`;

function fields({ texts }: Visit, email: string, problems: Problems): Html {
  const { login, signup } = texts;
  return html`<div class="field">
      <label for="email">${login.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        value="${email}"
        required
        ${problems.password === undefined && html`autofocus`}
        ${problems.email !== undefined && html`aria-invalid="true" aria-describedby="email-problem"`}
      />
      ${hint("email-problem", problems.email)}
    </div>
    <div class="field">
      <label for="password">${login.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="password-rules${problems.password !== undefined && " password-problem"}"
        ${problems.password !== undefined && html`autofocus aria-invalid="true"`}
      />
      ${hint("password-problem", problems.password)}
    </div>
    <div class="rules" id="password-rules">
      ${signup.rulesTitle}
      <ul>
        ${signup.rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
    </div>`;
}

function page(visit: Visit, email: string, problems: Problems = {}) {
  const { client, transaction, texts } = visit;
  const { signup } = texts;
  return stepPage(visit, PATH, {
    title: signup.pageTitle(client.name),
    heading: signup.title,
    lead: signup.description(tenantName(visit), client.name),
    problem: problems.form,
    form: html`${fields(visit, email, problems)} ${continueButton(visit)}`,
    foot: html`<p class="foot">
      ${signup.haveAccount} <a href="${stepUrl("/u/login", transaction.state)}">${signup.logIn}</a>
    </p>`,
  });
}

function findProblems({ texts }: Visit, email: string, password: string): Problems {
  return {
    ...(!EMAIL.test(email) && { email: texts.signup.invalidEmail }),
    ...(!isGoodPassword(password) && { password: texts.signup.weakPassword }),
  };
}

/**
 * Returns the refusal if the user can't be created, such as for an existing address. The page shows it; any other error is
 * rethrown.
 */
function refusal(error: unknown): ManagementError {
  if (error instanceof ManagementError) return error;
  throw error;
}

/** Creates a new user with email address and password, who then continues as after a login. */
export const signupStep: FormStep = {
  path: PATH,
  show: (visit) => page(visit, visit.transaction.loginHint),
  async submit(visit, fields) {
    const { login, transaction, client } = visit;
    const { store } = login.tenant;
    const email = (fields.email ?? "").trim().toLowerCase();
    const password = fields.password ?? "";
    const [connection] = databaseConnections(store, client, transaction.connection);
    if (!connection || connection.options.disable_signup === true) {
      logLogin(visit, "fs", "Public signup is disabled", { user_name: email });
      return page(visit, email, { form: visit.texts.signup.disabled });
    }
    const problems = findProblems(visit, email, password);
    if (Object.keys(problems).length > 0) return page(visit, email, problems);
    const user = await createUser(login.tenant, {
      connection: connection.name,
      email,
      password,
    }).catch(refusal);
    if (user instanceof ManagementError) {
      logLogin(visit, "fs", user.message, { user_name: email });
      return page(visit, email, { form: visit.texts.signup.failed });
    }
    identify(transaction, user.user_id);
    logLogin({ ...visit, user }, "ss", "Successful signup");
    return nextStep({ ...visit, user });
  },
};
