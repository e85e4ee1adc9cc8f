import type { ManagementClient } from "auth0";
import { findersFor } from "../../../cli/recover/finders";
import type { Match, Search } from "../../../cli/recover/search";
import type { StackConfig } from "../../../cli/stack-config";
import type { PendingOperation } from "../../../cli/stack-state";

/** A tenant's lists. Whatever else is asked of it throws. */
interface Tenant {
  readonly clients?: object[];
  readonly actions?: object[];
  readonly bound?: string[];
  readonly enabled?: string[];
  readonly users?: object[];
  readonly providers?: object[];
  readonly templates?: object[];
  readonly sms?: boolean;
  readonly policies?: string[];
}

const listed =
  (items: object[] = []) =>
  () =>
    Promise.resolve(items);

function clientOf(tenant: Tenant): ManagementClient {
  return {
    clients: { list: listed(tenant.clients) },
    actions: {
      list: listed(tenant.actions),
      triggers: {
        bindings: { list: listed(tenant.bound?.map((id) => ({ action: { id } }))) },
      },
    },
    connections: {
      list: listed([{ id: "con" }]),
      clients: { get: listed(tenant.enabled?.map((client_id) => ({ client_id }))) },
    },
    users: { listUsersByEmail: listed(tenant.users) },
    branding: {
      phone: {
        providers: { list: () => Promise.resolve({ providers: tenant.providers }) },
        templates: { list: () => Promise.resolve({ templates: tenant.templates }) },
      },
    },
    guardian: {
      factors: { list: listed([{ name: "sms", enabled: tenant.sms ?? false }]) },
      policies: { list: () => Promise.resolve(tenant.policies ?? []) },
    },
  } as unknown as ManagementClient;
}

interface Situation extends Tenant {
  /** Inputs of creations that killed runs had begun. */
  readonly begun?: object[];
  readonly known?: Readonly<Record<string, string>>;
  readonly foreign?: string[];
  readonly chosen?: string;
  readonly texts?: object;
}

/** Looks for a resource, and says what was found: an id, nothing, or what a person has to decide. */
async function find(resource: string, situation: Situation): Promise<string> {
  const { begun = [], known = {}, foreign = [], chosen, texts = {} } = situation;
  const finder = findersFor(resource.startsWith("mfa-unified") ? "unified" : "legacy").get(
    resource,
  );
  const search: Search = {
    stack: "dev",
    config: {
      program: {
        appName: "React sample",
        connection: "Users",
        testUserEmail: "ada@example.com",
        messages: texts,
      },
    } as unknown as StackConfig,
    client: clientOf(situation),
    pending: begun.map(
      (inputs) => ({ type: "creating", resource: { inputs } }) as PendingOperation,
    ),
    idOf: (name) => known[name],
    isForeign: (id) => Promise.resolve(foreign.includes(id)),
    chosen,
  };
  const match: Match | undefined = await finder?.(search);
  if (match === undefined) throw new Error(`no finder for ${resource}`);
  if (match.kind === "found") return match.id;
  return match.kind === "none" ? "nothing" : match.why;
}

const app = (client_id: string, more: object = {}) => ({
  client_id,
  name: "React sample",
  ...more,
});
const action = (id: string, more: object = {}) => ({ id, name: "by hand", ...more });
const user = { user_id: "auth0|1", identities: [{ connection: "Users" }] };
const sample = { name: "React sample" };

const CASES: readonly [string, string, Situation, string | RegExp][] = [
  ["spa", "there is none", { clients: [app("a", { name: "Other" })] }, "nothing"],
  ["spa", "one has the name", { clients: [app("a")] }, "a"],
  ["spa", "another stack has the only one", { clients: [app("a")], foreign: ["a"] }, "nothing"],
  [
    "spa",
    "two have the name",
    { clients: [app("a"), app("b")] },
    /2 applications.*\(a, b\).*`npm run recover -- --stack dev --client ID`/,
  ],
  [
    "spa",
    "killed runs made both",
    { clients: [app("a"), app("b")], begun: [sample, sample], enabled: ["b"] },
    "b",
  ],
  ["spa", "a person names one", { clients: [app("a"), app("b")], chosen: "b" }, "b"],
  [
    "spa",
    "a person names one that isn't there",
    { clients: [app("a")], chosen: "c" },
    /`--client c` is no application/,
  ],
  ["spa-users", "the application is enabled", { known: { spa: "a" }, enabled: ["a"] }, "con::a"],
  ["spa-users", "another one is", { known: { spa: "a" }, enabled: ["b"] }, "nothing"],
  ["spa-users", "there is no application", { enabled: ["a"] }, "nothing"],
  ["test-user", "a killed run was making it", { users: [user], begun: [{}] }, "auth0|1"],
  [
    "test-user",
    "it may be a person's",
    { users: [user] },
    /\(auth0\|1\).*`npm run recover -- --stack dev --user ID`/,
  ],
  ["test-user", "the engineer named it", { users: [user], chosen: "auth0|1" }, "auth0|1"],
  [
    "test-user",
    "the engineer named another",
    { users: [user], chosen: "auth0|2" },
    /`--user auth0\|2` is no user/,
  ],
  [
    "test-user",
    "another stack has it",
    { users: [user], chosen: "auth0|1", foreign: ["auth0|1"] },
    /`--user auth0\|1` is no user/,
  ],
  [
    "test-user",
    "it is of another connection",
    { users: [{ ...user, identities: [{ connection: "B" }] }] },
    "nothing",
  ],
  ["mfa-legacy", "there is none", {}, "nothing"],
  [
    "mfa-legacy",
    "one delivers and names Plivo",
    { actions: [action("a", { code: 'require("plivo")' })], bound: ["a"] },
    "a",
  ],
  [
    "mfa-legacy",
    "one names Plivo and doesn't deliver",
    { actions: [action("a", { code: "plivo" })] },
    "nothing",
  ],
  [
    "mfa-legacy",
    "another carrier's delivers",
    { actions: [action("a", { code: "twilio" })], bound: ["a"] },
    /doesn't mention Plivo.*--action ID/,
  ],
  [
    "mfa-legacy",
    "two deliver",
    { actions: [action("a"), action("b")], bound: ["a", "b"] },
    /several Actions deliver.*--action ID/,
  ],
  ["mfa-legacy", "a person names one", { actions: [action("a"), action("b")], chosen: "b" }, "b"],
  [
    "mfa-legacy",
    "a person names one for another trigger",
    { actions: [], chosen: "b" },
    /`--action b` is no Action for send-phone-message/,
  ],
  [
    "mfa-legacy-binding",
    "the Action is in the flow",
    { known: { "mfa-legacy": "a" }, bound: ["a"] },
    "send-phone-message",
  ],
  ["mfa-legacy-binding", "another is", { known: { "mfa-legacy": "a" }, bound: ["b"] }, "nothing"],
  [
    "mfa-unified-provider",
    "it is custom and the Action is there",
    { known: { "mfa-unified": "a" }, providers: [{ name: "custom", id: "p" }] },
    "p",
  ],
  [
    "mfa-unified-provider",
    "it is Twilio's",
    { known: { "mfa-unified": "a" }, providers: [{ name: "twilio", id: "p" }] },
    "nothing",
  ],
  [
    "mfa-unified-provider",
    "the Action isn't there",
    { providers: [{ name: "custom", id: "p" }] },
    "nothing",
  ],
  [
    "mfa-unified-otp-enroll",
    "the stack has a text",
    { texts: { enrollment: "x" }, templates: [{ type: "otp_enroll", id: "t" }] },
    "t",
  ],
  [
    "mfa-unified-otp-enroll",
    "the stack has none",
    { templates: [{ type: "otp_enroll", id: "t" }] },
    "nothing",
  ],
  [
    "mfa-unified-otp-verify",
    "the tenant has none",
    { texts: { verification: "x" }, templates: [{ type: "otp_enroll", id: "t" }] },
    "nothing",
  ],
  [
    "mfa",
    "the factor is on and the stack delivers",
    { sms: true, known: { "mfa-legacy-binding": "b" } },
    /^[0-9a-f-]{36}$/,
  ],
  ["mfa", "the factor is on and nothing delivers", { sms: true }, "nothing"],
  [
    "mfa",
    "a killed run was setting the policy",
    { policies: ["all-applications"], begun: [{}] },
    /^[0-9a-f-]{36}$/,
  ],
  ["mfa", "all is off", { known: { "mfa-legacy-binding": "b" } }, "nothing"],
];

describe("what is found for a resource that the state lacks", () => {
  it.each(CASES)("%s if %s", async (resource, _, situation, expected) => {
    const found = await find(resource, situation);
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });

  it("is tried for every resource", () => {
    const tried = new Set(CASES.map(([resource]) => resource));
    const untried = [...findersFor("legacy").keys()].filter((name) => !tried.has(name));
    expect(untried).toEqual(["mfa-unified"]);
  });
});
