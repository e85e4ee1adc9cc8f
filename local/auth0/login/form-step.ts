import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorPage } from "../pages/error-page";
import { sendPage, type Page } from "../pages/layout";
import { findApplication } from "./application";
import type { Login, Visit } from "./login";
import { requestFacts } from "./request-facts";
import type { StepPath } from "./step-url";

/** Form fields by name. A field that the browser didn't send is the empty string. */
export type Fields = Readonly<Record<string, string>>;

/** A step shows a page, or sends the browser on to an address. */
export interface FormStep {
  path: StepPath;
  show(visit: Visit): Page | string | Promise<Page | string>;
  /** A page means that something typed has to be mended. */
  submit(visit: Visit, fields: Fields): Page | string | Promise<Page | string>;
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

/** Browsers say where a form comes from; a form of another page is refused. Programs that say nothing pass. */
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
) {
  const server = await login.authorizationServer(request.protocol);
  const browser = server.browserOf(request.raw, reply.raw);
  const transaction = login.transactions.find(state, browser, request.protocol);
  const client = transaction && findApplication(login.tenant, transaction.clientId);
  if (!transaction || !client) return undefined;
  const user = login.tenant.store.users.get(transaction.userId ?? "");
  // A user who was deleted during the login starts over.
  if (!user) transaction.userId = undefined;
  return { login, transaction, client, user, request: requestFacts(request.raw) } satisfies Visit;
}

/** Where this login's forms may lead: its steps and, at the end, the application. */
function formTargets(redirectUri: string): string[] {
  const { origin, protocol } = new URL(redirectUri);
  return [origin === "null" ? protocol : origin];
}

function answer(
  reply: FastifyReply,
  visit: Visit,
  outcome: Page | string,
  status: number,
): FastifyReply {
  if (typeof outcome === "string") return reply.redirect(outcome, 303);
  return sendPage(reply, outcome, {
    status,
    formTargets: formTargets(visit.transaction.redirectUri),
  });
}

function fieldsOf(body: unknown): Fields {
  const sent = typeof body === "object" && body !== null ? body : {};
  const texts = Object.entries(sent).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return new Proxy(Object.fromEntries(texts), {
    get: (target, name) => target[String(name)] ?? "",
  });
}

/** Serves a step: GET shows it, POST takes its form. Both need the login's state and the browser that opened it. */
export function registerFormStep(app: FastifyInstance, login: Login, step: FormStep): void {
  app.get(step.path, async (request, reply) => {
    const { state } = request.query as { state?: string };
    const visit = await findVisit(login, request, reply, String(state));
    if (!visit) return sendPage(reply, EXPIRED, { status: 400 });
    return answer(reply, visit, await step.show(visit), 200);
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
