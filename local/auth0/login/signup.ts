import { ManagementError } from "../management/management-error";
import { createUser } from "../management/user-profile";
import { html } from "../pages/html";
import type { Page } from "../pages/layout";
import { databaseConnections } from "./connection";
import type { FormStep } from "./form-step";
import { logLogin } from "./log";
import type { Visit } from "./login";
import { nextStep } from "./next-step";
import { isGoodPassword, PASSWORD_RULES } from "./password-policy";
import { stepPage, tenantName } from "./step-page";
import { stepUrl } from "./step-url";
import { identify } from "./transaction";

const PATH = "/u/signup";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Problems {
  form?: string;
  email?: string;
  password?: string;
}

function page(visit: Visit, email: string, problems: Problems = {}): Page {
  const { client, transaction } = visit;
  const hint = (id: string, text: string | undefined) =>
    text !== undefined && html`<p class="hint" id="${id}" role="alert">${text}</p>`;
  return stepPage(visit, PATH, {
    title: `Sign up | ${client.name}`,
    heading: "Welcome",
    lead: `Sign up to ${tenantName(visit)} to continue to ${client.name}.`,
    problem: problems.form,
    form: html`<div class="field">
        <label for="email">Email address</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          value="${email}"
          required
          autofocus
          ${problems.email !== undefined && html`aria-invalid="true" aria-describedby="email-problem"`}
        />
        ${hint("email-problem", problems.email)}
      </div>
      <div class="field">
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          aria-describedby="password-rules password-problem"
          ${problems.password !== undefined && html`aria-invalid="true"`}
        />
        ${hint("password-problem", problems.password)}
      </div>
      <div class="rules" id="password-rules">
        Your password must contain:
        <ul>
          ${PASSWORD_RULES.map((rule) => html`<li>${rule}</li>`)}
        </ul>
      </div>
      <button type="submit" name="action" value="default">Continue</button>`,
    foot: html`<p class="foot">
      Already have an account? <a href="${stepUrl("/u/login", transaction.state)}">Log in</a>
    </p>`,
  });
}

function findProblems(email: string, password: string): Problems {
  return {
    ...(!EMAIL.test(email) && { email: "Email is not valid." }),
    ...(!isGoodPassword(password) && { password: "The password is too weak." }),
  };
}

/** A user who can't be made (there is one with the address) is the person's business, any other failure is not. */
function refusal(error: unknown): ManagementError {
  if (error instanceof ManagementError) return error;
  throw error;
}

/** A new user with email address and password, who then goes on as after a login. */
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
      return page(visit, email, { form: "Public signup is disabled" });
    }
    const problems = findProblems(email, password);
    if (Object.keys(problems).length > 0) return page(visit, email, problems);
    const user = await createUser(login.tenant, {
      connection: connection.name,
      email,
      password,
    }).catch(refusal);
    if (user instanceof ManagementError) {
      logLogin(visit, "fs", user.message, { user_name: email });
      return page(visit, email, { form: "Something went wrong, please try again later" });
    }
    identify(transaction, user.user_id);
    logLogin({ ...visit, user }, "ss", "Successful signup");
    return nextStep({ ...visit, user });
  },
};
