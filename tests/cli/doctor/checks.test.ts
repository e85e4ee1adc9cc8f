import { ManagementError } from "auth0";
import { PHONE_PROVIDER, TRIGGER_ACTIONS } from "../../../components/auth0/resource-types";
import { CHECKS } from "../../../cli/doctor/checks";
import { examine, type Finding } from "../../../cli/doctor/examine";
import { DEPLOYED, patientWith, URLS, type Changes } from "./patient";

const answer = (value: unknown) => () => Promise.resolve(value);
const tokens = (...statuses: number[]) => ({ plivo: { tokens: answer(statuses) } });
const refuse = (statusCode: number) => () =>
  Promise.reject(new ManagementError({ message: "refused", statusCode }));
const examineWith = (changes: Changes): Promise<Finding[]> => examine(patientWith(changes), CHECKS);

/** Everything that isn't `ok`, as `status check`. */
async function notes(changes: Changes): Promise<string[]> {
  return (await examineWith(changes))
    .filter(({ verdict }) => verdict.status !== "ok")
    .map(({ check, verdict }) => `${verdict.status} ${check}`);
}

const deployed = (changes: object) => ({ ...DEPLOYED, ...changes });
const version = (changes: object) =>
  deployed({ deployed_version: { ...DEPLOYED.deployed_version, ...changes } });
const secrets = (...names: string[]) => version({ secrets: names.map((name) => ({ name })) });
const without = (type: string): Changes => ({
  state: ({ deployment }) => {
    deployment.resources = deployment.resources?.filter((each) => each.type !== type);
  },
});
const custom = { name: "custom", configuration: { delivery_methods: ["text"] } };

it.each([0, -3])("accepts a postpaid account with %d dollars", async (credit) => {
  const value = { credit, autoRecharge: false, isPostpaid: true, isTrial: false };
  await expect(notes({ plivo: { account: answer({ value }) } })).resolves.toEqual([]);
});

it("accepts little credit if Plivo recharges it", async () => {
  const value = { credit: 4, autoRecharge: true, isPostpaid: false, isTrial: false };
  await expect(notes({ plivo: { account: answer({ value }) } })).resolves.toEqual([]);
});

it("reports an account that Plivo refuses as perhaps suspended", async () => {
  const findings = await examineWith({ plivo: { account: answer({ refused: 403 }) } });
  expect(findings.find(({ check }) => check === "Plivo account")?.verdict).toMatchObject({
    status: "fault",
    found: expect.stringContaining("may be suspended") as string,
  });
});

it("reports a Powerpack without numbers", async () => {
  const findings = await examineWith({
    settings: { plivoPowerpack: "12345678-1234-1234-1234-123456789abc", plivoSender: "" },
    plivo: { powerpack: answer({ value: { name: "codes", numbers: 0 } }) },
  });
  expect(findings.find(({ check }) => check === "Plivo sender")?.verdict).toMatchObject({
    status: "fault",
    found: "the Powerpack codes has no number to send from",
  });
});

describe.each(["legacy", "unified"] as const)("a %s stack without a problem", (experience) => {
  it("is `ok` in every check", async () => {
    await expect(notes({ experience })).resolves.toEqual([]);
  });
});

/** One thing wrong at a time, and the line that says so. */
const WRONG: readonly [string, string, Changes][] = [
  ["warning API scopes", "a scope is missing", { scopes: ["read:clients"] }],
  ["warning API scopes", "the token shows none", { scopes: undefined }],
  ["fault stack state", "the state has no factor", without("auth0:index/guardian:Guardian")],
  ["fault phone experience", "the pin is another", { settings: { phoneExperience: "unified" } }],
  ["fault phone experience", "the stack delivers another way", without(TRIGGER_ACTIONS)],
  [
    "fault Plivo sender",
    "the number isn't the account's",
    { plivo: { number: answer({ refused: 404 }) } },
  ],
  [
    "fault Plivo sender",
    "the number sends no SMS",
    { plivo: { number: answer({ value: { sendsSms: false } }) } },
  ],
  [
    "fault Plivo sender",
    "Plivo gives no answer",
    { plivo: { number: answer({ refused: undefined }) } },
  ],
  [
    "warning Plivo sender",
    "a number of another country isn't rented from Plivo",
    { settings: { plivoSender: "+447400123456" }, plivo: { number: answer({ refused: 404 }) } },
  ],
  [
    "warning Plivo sender",
    "a US number isn't registered for 10DLC",
    {
      settings: { plivoSender: "+14155550100" },
      plivo: {
        number: answer({ value: { sendsSms: true, isTollFree: false, isRegistered: false } }),
      },
    },
  ],
  [
    "warning Plivo sender",
    "a toll-free number isn't verified",
    {
      settings: { plivoSender: "+18005550100" },
      plivo: {
        number: answer({ value: { sendsSms: true, isTollFree: true, isRegistered: false } }),
      },
    },
  ],
  [
    "warning Plivo account",
    "it is a trial account",
    { plivo: { account: answer({ value: { credit: 20, autoRecharge: false, isTrial: true } }) } },
  ],
  ["warning Plivo account", "it refuses the next token", tokens(200, 401)],
  ["warning Plivo account", "it refuses the first token", tokens(401, 200)],
  [
    "warning last deliveries",
    "Plivo blocks messages",
    {
      plivo: {
        lastDay: answer({
          value: [{ country: "ID", range: "6281", sender: "x", state: "failed", error: "450" }],
        }),
      },
    },
  ],
  [
    "warning last deliveries",
    "the list can't be read",
    { plivo: { lastDay: answer({ refused: undefined }) } },
  ],
  [
    "warning post-login Actions",
    "Actions decide about MFA",
    { tenant: { settings: answer({ customize_mfa_in_postlogin_action: true }) } },
  ],
  [
    "warning post-login Actions",
    "an Action asks for a second factor",
    {
      tenant: {
        actionsFor: (trigger?: string) =>
          Promise.resolve(
            trigger === "post-login"
              ? [{ name: "Ask", deployed_version: { code: 'api.multifactor.enable("any")' } }]
              : [{ id: "action", name: "SMS" }],
          ),
      },
    },
  ],
  [
    "fault phone factor",
    "the trial of SMS has ended",
    { tenant: { factors: answer([{ name: "sms", enabled: true, trial_expired: true }]) } },
  ],
  ["warning Plivo sender", "it is a sender id", { settings: { plivoSender: "ACME" } }],
  [
    "fault Plivo credit",
    "there is none",
    { plivo: { account: answer({ value: { credit: 0, autoRecharge: true } }) } },
  ],
  [
    "fault Plivo credit",
    "Plivo doesn't show it",
    { plivo: { account: answer({ value: { credit: NaN, autoRecharge: true } }) } },
  ],
  [
    "warning Plivo credit",
    "it is low",
    { plivo: { account: answer({ value: { credit: 4, autoRecharge: false } }) } },
  ],
  [
    "fault Action code",
    "other bytes are deployed",
    { tenant: { action: answer(version({ code: "exports.other = 1;" })) } },
  ],
  [
    "fault Action deployed",
    "changes aren't deployed",
    { tenant: { action: answer(deployed({ all_changes_deployed: false })) } },
  ],
  [
    "fault Action secrets",
    "one is missing",
    { tenant: { action: answer(secrets("PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN")) } },
  ],
  [
    "warning Action secrets",
    "one is foreign",
    {
      tenant: {
        action: answer(secrets("PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN", "PLIVO_SENDER", "OTHER")),
      },
    },
  ],
  [
    "fault delivery",
    "the provider is another carrier's",
    { experience: "unified", tenant: { phoneProviders: answer([{ ...custom, name: "twilio" }]) } },
  ],
  [
    "fault delivery",
    "the provider is disabled",
    { experience: "unified", tenant: { phoneProviders: answer([{ ...custom, disabled: true }]) } },
  ],
  [
    "fault delivery",
    "the provider delivers no text",
    {
      experience: "unified",
      tenant: {
        phoneProviders: answer([{ ...custom, configuration: { delivery_methods: ["voice"] } }]),
      },
    },
  ],
  [
    "fault delivery",
    "there is no provider",
    { experience: "unified", tenant: { phoneProviders: answer([]) } },
  ],
  [
    "warning other Actions",
    "a second one is in the flow",
    {
      tenant: {
        bindings: answer([
          { action: { id: "action" } },
          { action: { id: "b" }, display_name: "B" },
        ]),
      },
    },
  ],
  [
    "fault other Actions",
    "the provider has a second one",
    {
      experience: "unified",
      tenant: { actionsFor: answer([{ id: "action" }, { id: "b", name: "B" }]) },
    },
  ],
  [
    "fault factor's provider",
    "it is Twilio",
    { tenant: { selectedProvider: answer({ provider: "twilio" }) } },
  ],
  ["fault factor's provider", "there is none", { tenant: { selectedProvider: answer({}) } }],
  [
    "fault message types",
    "SMS isn't offered",
    { tenant: { messageTypes: answer({ message_types: ["voice"] }) } },
  ],
  [
    "warning message types",
    "calls are offered too",
    { tenant: { messageTypes: answer({ message_types: ["sms", "voice"] }) } },
  ],
  [
    "fault phone factor",
    "it is off",
    { tenant: { factors: answer([{ name: "sms", enabled: false }]) } },
  ],
  ["fault phone factor", "the tenant doesn't list it", { tenant: { factors: answer([]) } }],
  ["fault MFA policy", "it is gone", { tenant: { policies: answer([]) } }],
  [
    "fault MFA policy",
    "`never` is the stack's and the tenant has another",
    { settings: { mfaPolicy: "never" } },
  ],
  [
    "warning MFA policy",
    "`never` is the stack's on purpose",
    { settings: { mfaPolicy: "never" }, tenant: { policies: answer([]) } },
  ],
  ["fault application", "it is gone", { tenant: { application: refuse(404) } }],
  [
    "fault application",
    "its URLs are others",
    {
      tenant: {
        application: answer({
          callbacks: ["https://a"],
          allowed_logout_urls: URLS,
          web_origins: URLS,
        }),
      },
    },
  ],
  [
    "fault application",
    "it has one URL too many",
    {
      tenant: {
        application: answer({
          callbacks: URLS,
          allowed_logout_urls: URLS,
          web_origins: [...URLS, "https://a"],
        }),
      },
    },
  ],
  [
    "fault connection",
    "the application isn't enabled",
    { tenant: { enabledClients: answer([{ client_id: "b" }]) } },
  ],
  [
    "fault connection",
    "the state has none",
    without("auth0:index/connectionClient:ConnectionClient"),
  ],
];

describe("one thing wrong", () => {
  it.each(WRONG)("is a %s if %s", async (expected, _, changes) => {
    await expect(notes(changes)).resolves.toEqual([expected]);
  });

  it("is found by every check except the one that a token proves", () => {
    const seen = new Set(WRONG.map(([line]) => line.replace(/^\w+ /, "")));
    seen.add("Plivo account");
    expect(CHECKS.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([
      "credentials",
    ]);
  });
});

describe("something wrong that more than one check finds", () => {
  it.each([
    [
      "an Action that is gone",
      { tenant: { action: refuse(404) } },
      ["fault Action deployed", "fault Action code", "fault Action secrets"],
    ],
    [
      "an Action that was never deployed",
      {
        tenant: {
          action: answer({ id: "action", name: "SMS", secrets: DEPLOYED.deployed_version.secrets }),
        },
      },
      ["fault Action deployed", "fault Action code"],
    ],
    [
      "a token that Plivo refuses",
      { plivo: { account: answer({ refused: 401 }) } },
      ["fault Plivo account", "fault Plivo credit"],
    ],
    [
      "a Powerpack that isn't there",
      {
        settings: { plivoPowerpack: "12345678-1234-1234-1234-123456789abc", plivoSender: "" },
        plivo: { powerpack: answer({ refused: 404 }) },
        tenant: { action: answer(secrets("PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN", "PLIVO_POWERPACK")) },
      },
      ["fault Plivo sender"],
    ],
    ["a flow without the Action", { tenant: { bindings: answer([]) } }, ["fault delivery"]],
    [
      "a unified stack without provider",
      { experience: "unified", ...without(PHONE_PROVIDER) },
      ["fault phone experience"],
    ],
    ["a factor that can't be read", { tenant: { factors: refuse(403) } }, ["fault phone factor"]],
  ] as [string, Changes, string[]][])("%s", async (_, changes, expected) => {
    await expect(notes(changes)).resolves.toEqual(expected);
  });

  it("a killed run is a fault of the state, which names what it had begun and `recover`", async () => {
    const findings = await examineWith({
      state: ({ deployment }) => {
        const [resource] = deployment.resources ?? [];
        if (resource) deployment.pending_operations = [{ resource, type: "creating" }];
      },
    });
    const line = findings.find(({ check }) => check === "stack state");
    expect(line?.verdict).toEqual({
      status: "fault",
      found: "a run was killed while it was creating client",
      fix: "run `npm run recover -- --stack dev`, then `pulumi up --stack dev`",
    });
  });
});
