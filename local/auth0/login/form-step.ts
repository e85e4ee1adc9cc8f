import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorPage } from "../pages/error-page";
import { sendPage, type PageContent } from "../pages/layout";
import type { Login, Visit } from "./login";
import type { StepPath } from "./step-url";
import { openVisit } from "./visit";

/** Form fields by name. A field that the browser did not send is the empty string. */
export type FormFields = Readonly<Record<string, string>>;

/** A step shows a page, or redirects the browser to an address. */
export interface FormStep {
  path: StepPath;
  /** @param query The parameters of the address, in addition to the login's state. */
  show(visit: Visit, query: FormFields): PageContent | string | Promise<PageContent | string>;
  /** Returning a page means that something typed has to be corrected. */
  submit(visit: Visit, fields: FormFields): PageContent | string | Promise<PageContent | string>;
}

const EXPIRED = errorPage({
  title: "This login has expired",
  message:
    "Go back to the application and log in again. Logins last an hour, in the browser that opened them.",
});

const FOREIGN = errorPage({
  title: "This form belongs to another page",
  message: "The form was sent by a page of another address and was not accepted.",
});

/** Refuses a form of another page. Browsers send the origin of a form; programs that send none are allowed. */
function isOwnForm(request: FastifyRequest, ownOrigin: string): boolean {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  return (
    (origin === undefined || origin === ownOrigin) && (site === undefined || site === "same-origin")
  );
}

async function findVisit(
  login: Login,
  request: FastifyRequest,
  reply: FastifyReply,
  state: string,
): Promise<Visit | undefined> {
  const server = await login.authorizationServer(request.protocol);
  const cookies = server.cookiesOf(request.raw, reply.raw);
  const transaction = login.transactions.find(state, cookies.browser, request.protocol);
  return transaction && openVisit(login, transaction, request.raw, cookies);
}

/** Returns where this login's forms may lead: its steps and, at the end, the application. */
function formTargets(redirectUri: string): string[] {
  const { origin, protocol } = new URL(redirectUri);
  return [origin === "null" ? protocol : origin];
}

function answer(
  reply: FastifyReply,
  visit: Visit,
  outcome: PageContent | string,
  status: number,
): FastifyReply {
  if (typeof outcome === "string") return reply.redirect(outcome, 303);
  return sendPage(reply, outcome, {
    status,
    branding: visit.login.tenant.store.tenant,
    formTargets: formTargets(visit.transaction.redirectUri),
  });
}

function fieldsOf(body: unknown): FormFields {
  const sent = typeof body === "object" && body !== null ? body : {};
  const texts = Object.entries(sent).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return new Proxy(Object.fromEntries(texts), {
    get: (target, name) => target[String(name)] ?? "",
  });
}

/** Serves a step: GET shows it, POST accepts its form. Both need the login's state and the browser that started it. */
export function registerFormStep(app: FastifyInstance, login: Login, step: FormStep): void {
  app.get(step.path, async (request, reply) => {
    const query = fieldsOf(request.query);
    const visit = await findVisit(login, request, reply, query.state ?? "");
    if (!visit) return sendPage(reply, EXPIRED, { status: 400 });
    return answer(reply, visit, await step.show(visit, query), 200);
  });
  app.post(step.path, async (request, reply) => {
    if (!isOwnForm(request, login.tenant.origins[request.protocol])) {
      return sendPage(reply, FOREIGN, { status: 403 });
    }
    const fields = fieldsOf(request.body);
    const visit = await findVisit(login, request, reply, fields.state ?? "");
    if (!visit) return sendPage(reply, EXPIRED, { status: 400 });
    return answer(reply, visit, await step.submit(visit, fields), 400);
  });
}
