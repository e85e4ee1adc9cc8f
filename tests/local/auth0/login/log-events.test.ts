import Ajv, { type SchemaObject } from "ajv";
import { requestAuthorization } from "../../../../local/demo/journey/application";
import { exchangeCode, refreshTokens } from "../../../../local/demo/journey/exchange-code";
import { PASSWORD, PHONE, startPeople, type LoginPeople } from "./people";

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople("unified");
});

afterAll(() => people.tenant.stop());

/** An object with these properties: each is asked for, and has this schema. */
const having = (properties: Record<string, SchemaObject>, more: object = {}): SchemaObject => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  ...more,
});
const text = { type: "string" };
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text]));

const EVERY = texts("log_id", "type", "description", "ip", "tenant_name", "environment_name");
const CLIENT = texts("client_name");
const USER = texts("client_name", "strategy", "strategy_type");
const EXCHANGE = texts("audience", "client_name", "hostname");
const ERROR_CODE = having(texts("errorCode", "message"));

/** `details.executions` is added here (`known-differences.ts`). */
const GUARDIAN = {
  details: {
    type: "object",
    additionalProperties: false,
    properties: {
      authenticator: having({ id: { type: ["string", "null"] }, ...texts("type") }),
      failure_details: ERROR_CODE,
      provider_error: ERROR_CODE,
      executions: {},
    },
  },
};

/** What Auth0's schema of tenant logs (`docs/oas/tenant-logs` of its documentation) asks of the events that a login writes. */
const EVENTS: Record<string, Record<string, SchemaObject>> = {
  s: USER,
  f: { ...CLIENT, details: having({ error: having(texts("message", "oauthError")) }) },
  fp: { ...USER, details: having({ error: having(texts("message")) }) },
  fu: { ...USER, details: having({ error: having(texts("message")) }) },
  fs: USER,
  ss: { ...USER, details: having({ body: { type: "object" } }) },
  ssa: EXCHANGE,
  fsa: EXCHANGE,
  seacft: EXCHANGE,
  sertft: EXCHANGE,
  feacft: EXCHANGE,
  fertft: EXCHANGE,
  slo: {},
  limit_phone: CLIENT,
  limit_wc: CLIENT,
  fn: {
    ...CLIENT,
    details: having(texts("email_type", "notification_type", "to", "error"), {
      additionalProperties: false,
    }),
  },
  actions_execution_failed: {
    ...USER,
    ...texts("hostname"),
    details: having({
      ...texts("trigger_id", "execution_id", "action_id", "action_name", "version_id"),
      ...texts("binding_id"),
      error_class: { enum: ["platform_error", "action_timeout", "action_error", "rate_limited"] },
      action_error: having(texts("name", "message", "code", "stack")),
    }),
  },
};

const schemaOf = (type: string): SchemaObject | undefined => {
  const own = type.startsWith("gd_") ? GUARDIAN : EVENTS[type];
  return own && having({ ...EVERY, ...own });
};

interface LogEvent {
  type: string;
}

/** Everything that a person can bring about, and what an application asks for meanwhile. */
async function everyEvent(): Promise<void> {
  const { tenant, inbox } = people;
  const refuse = (...answers: object[]) => tenant.control("POST", "/carrier", { answers });
  const browser = people.newBrowser();
  const { email, page } = await people.signUp(browser);
  await refuse({ status: 400, body: { error: "no" } });
  let challenge = await browser.submit("Enroll", page, PHONE);
  challenge = await browser.submit("Resend", challenge, { action: "resend" });
  const { code } = await inbox.nextCode();
  challenge = await browser.submit("Mistype", challenge, { code: code === "1" ? "2" : "1" });
  await browser.submit("Type the code", challenge, { code });
  await people.silently(browser);

  const again = people.newBrowser();
  const wrong = await again.open(people.authorize().url);
  await again.submit("Mistype", wrong, { username: email, password: "Wr0ng" });
  await again.submit("Guess", wrong, { username: "no@example.com", password: "Wr0ng" });
  const signup = await again.open(people.authorize({ screen_hint: "signup" }).url);
  await again.submit("Sign up twice", signup, { email, password: PASSWORD });

  const request = people.authorize();
  const login = await again.open(request.url);
  const asked = await again.submit("Log in", login, { username: email, password: PASSWORD });
  const second = await inbox.nextCode();
  const done = await again.submit("Type the code", asked, {
    code: second.code,
    rememberBrowser: "true",
  });
  const { tokens } = await exchangeCode(tenant.httpUrl, request, done.url);
  await refreshTokens(tenant.httpUrl, tenant.appClientId, tokens.refresh_token ?? "");
  await expect(refreshTokens(tenant.httpUrl, tenant.appClientId, "none")).rejects.toThrow();
  await expect(exchangeCode(tenant.httpUrl, request, done.url)).rejects.toThrow("invalid_grant");
  await people.silently(again);
  await again.open(`/v2/logout?client_id=${tenant.appClientId}`);

  const elsewhere = { clientId: tenant.appClientId, callback: "http://localhost:9" };
  await people.newBrowser().open(requestAuthorization(tenant.httpUrl, elsewhere).url);
  for (let sent = 0; sent < 12; sent += 1) await people.logIn(people.newBrowser(), email);
}

test("every event of a login is as Auth0's schema of tenant logs has it", async () => {
  await everyEvent();
  const events = await people.tenant.manage<LogEvent[]>("GET", "logs?per_page=100");
  const types = [...new Set(events.map(({ type }) => type))];
  expect(types).toEqual(
    expect.arrayContaining([
      ...["s", "f", "fp", "fu", "fs", "ss", "ssa", "fsa", "seacft", "feacft", "sertft", "fertft"],
      ...["slo", "limit_phone", "fn", "gd_send_sms", "gd_send_sms_failure", "gd_auth_failed"],
    ]),
  );
  const ajv = new Ajv({ allErrors: true });
  const wrong = events.map((event) => {
    const schema = schemaOf(event.type);
    if (!schema) return `${event.type}: no schema`;
    return ajv.validate(schema, event) ? undefined : `${event.type}: ${ajv.errorsText()}`;
  });
  expect([...new Set(wrong)].filter((line) => line !== undefined)).toEqual([]);
});
