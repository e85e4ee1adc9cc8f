import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { CONFIG_KEYS, PROJECT_NAME } from "../../../components/config/config-keys";
import { readProgramConfig } from "../../../components/config/program-config";

const TOKEN = "plivo-token-of-the-test";

const VALID: Record<string, string> = {
  plivoAuthId: "MA1234567890ABCDEFGH",
  plivoAuthToken: TOKEN,
  plivoSender: "+15554443232",
};

const TENANT = {
  "auth0:domain": "tenant.test",
  "auth0:clientId": "client",
  "auth0:clientSecret": "secret",
};

interface Stack {
  tenant?: Record<string, string>;
  environment?: Record<string, string>;
  secretKeys?: string[];
}

function read(config: Record<string, string | undefined>, stack: Stack = {}) {
  const values: Record<string, string> = { ...(stack.tenant ?? TENANT) };
  for (const [key, value] of Object.entries({ ...VALID, ...config })) {
    if (value !== undefined) {
      values[`${PROJECT_NAME}:${key}`] = value;
    }
  }
  const secretKeys = (stack.secretKeys ?? ["plivoAuthToken"]).map(
    (key) => `${PROJECT_NAME}:${key}`,
  );
  const source = {
    get: (key: string) => values[key],
    isSecret: (key: string) => secretKeys.includes(key),
    keys: () => Object.keys(values),
  };
  return readProgramConfig(source, stack.environment ?? {});
}

/** The lines of the report, without its heading. */
function problems(config: Record<string, string | undefined>, stack: Stack = {}): string[] {
  try {
    read(config, stack);
  } catch (error) {
    expect(error).toBeInstanceOf(pulumi.RunError);
    const [heading, ...lines] = (error as Error).message.split("\n");
    const count = lines.length === 1 ? "1 problem" : `${lines.length} problems`;
    expect(heading).toBe(`The stack's configuration has ${count}; nothing was changed:`);
    return lines.map((line) => line.trim());
  }
  return [];
}

describe("a complete configuration", () => {
  it("is read with the defaults for everything that is left out", async () => {
    const { plivo, ...rest } = read({});
    expect(rest).toEqual({
      auth0Domain: "tenant.test",
      appName: "React sample",
      appUrls: ["http://localhost:3000"],
      mfaPolicy: "all-applications",
      phoneExperience: "auto",
      actionRuntime: "node22",
      prepareUnified: false,
      allowedCountries: undefined,
      messages: { enrollment: undefined, verification: undefined },
      otherFactors: undefined,
      connection: "Username-Password-Authentication",
      testUserEmail: undefined,
      production: false,
      protect: false,
      disposable: false,
      repairDrift: false,
    });
    expect(plivo).toMatchObject({
      authId: "MA1234567890ABCDEFGH",
      sender: { sender: "+15554443232" },
    });
    expect(await pulumi.isSecret(plivo.authToken)).toBe(true);
  });

  it("is read from the stack that runs", () => {
    const values = Object.entries(VALID).map(([key, value]) => [`${PROJECT_NAME}:${key}`, value]);
    const config = { ...TENANT, ...(Object.fromEntries(values) as Record<string, string>) };
    pulumi.runtime.setAllConfig(config, [`${PROJECT_NAME}:plivoAuthToken`]);
    expect(readProgramConfig().plivo.authId).toBe("MA1234567890ABCDEFGH");
    pulumi.runtime.setAllConfig(config, []);
    expect(() => readProgramConfig()).toThrow("plivoAuthToken: is set in plain text");
  });

  it.each([
    ["plivoAuthId", "SA1234567890ABCDEFGH"],
    ["plivoSender", "+442071838750"],
    ["plivoSender", "12345"],
    ["plivoSender", "MyBrand1"],
    ["plivoDltTemplateCategory", "service_implicit"],
    ["appUrls", '["https://shop.test"]'],
    ["appUrls", '["https://shop.test/login","http://127.0.0.1:3000","http://[::1]:3000"]'],
    ["mfaPolicy", "confidence-score"],
    ["mfaPolicy", "never"],
    ["actionRuntime", "node24"],
    ["phoneExperience", "legacy"],
    ["phoneExperience", "unified"],
    ["appUrls", "https://shop.test, http://localhost:3000"],
    ["allowedCountries", "US,GB"],
    ["allowedCountries", '["US","GB"]'],
    ["otherFactors", "otp, recovery-code"],
    ["allowedCountries", "[]"],
    ["enrollmentMessage", "{{ code }} enrolls"],
    ["verificationMessage", "{{- code | upcase -}} logs in"],
    ["otherFactors", "keep"],
    ["otherFactors", "[]"],
    ["otherFactors", '["otp","recovery-code"]'],
    ["connection", "customers-2"],
    ["testUserEmail", "test+1@example.co.uk"],
    ["protect", "true"],
    ["prepareUnified", "true"],
    ["disposable", "true"],
    ["production", "true"],
    ["repairDrift", "true"],
  ])("may have %s as %s", (key, value) => {
    expect(problems({ [key]: value })).toEqual([]);
  });

  it("may have a Powerpack instead of the sender", () => {
    const plivoPowerpack = "11111111-2222-3333-4444-555555555555";
    const { plivo } = read({ plivoSender: undefined, plivoPowerpack });
    expect(plivo.sender).toEqual({ powerpack: plivoPowerpack });
  });
});

describe("a refused configuration", () => {
  it("is one of a production stack that may be torn down", () => {
    expect(problems({ production: "true", disposable: "true" })).toEqual([
      "disposable: is true on a production stack, which no workflow may tear down; run: pulumi config set disposable false",
    ]);
  });

  it("is reported all at once, one line for each problem", () => {
    const none = { plivoAuthId: undefined, plivoAuthToken: undefined, plivoSender: undefined };
    expect(
      problems({ ...none, mfaPolicy: "always", appUrls: "localhost" }, { tenant: {} }),
    ).toEqual([
      "plivoAuthToken: is not set; Plivo's console shows it as Auth Token; run: pulumi config set --secret plivoAuthToken",
      "auth0:clientId: is not set, and neither is AUTH0_CLIENT_ID; the program needs an M2M application; run: pulumi config set auth0:clientId YOUR_CLIENT_ID",
      "auth0:clientSecret: is not set, and neither is AUTH0_CLIENT_SECRET; run: pulumi config set --secret auth0:clientSecret",
      "auth0:domain: is not set, and neither is AUTH0_DOMAIN; one of them must name the tenant; run: pulumi config set auth0:domain my-tenant.us.auth0.com",
      "plivoAuthId: is not set; Plivo's console shows it as Auth ID; run: pulumi config set plivoAuthId MAXXXXXXXXXXXXXXXXXX",
      'plivoSender: is not set, and neither are plivoPowerpack and plivoSenders; one of them must name the sender; run: pulumi config set plivoSender "+15551234567"',
      "appUrls: `localhost` is not an absolute URL; run: pulumi config set appUrls http://localhost:3000",
      "mfaPolicy: is `always` and must be one of all-applications, confidence-score, never; run: pulumi config set mfaPolicy all-applications",
    ]);
  });

  it.each([
    ["plivoAuthId", "ma1234567890abcdefgh", "must be `MA` or `SA`"],
    ["plivoAuthId", "MA123", "must be `MA` or `SA`"],
    ["plivoSender", "15554443232", "has no country code"],
    ["plivoSender", "(555) 444-3232", "has no country code"],
    ["plivoSender", "+1 555 444 3232", "is not a phone number in E.164"],
    ["plivoSender", "+1555", "is not a phone number in E.164"],
    ["plivoSender", "+99912345678", "is not a phone number in E.164"],
    ["plivoSender", "MyBrandIsLong", "a sender id of up to 11 letters and digits"],
    ["plivoPowerpack", "powerpack", "must be the Powerpack's UUID"],
    ["plivoDltEntityId", "entity", "must be the digits"],
    ["plivoDltTemplateId", "template", "must be the digits"],
    ["plivoDltTemplateCategory", "otp", "must be one of transactional"],
    ["appName", " ", "must be a name"],
    ["appName", "<b>", "must be a name"],
    ["appUrls", "[]", "must hold at least one URL"],
    ["appUrls", "[1]", "must be a list of strings"],
    ["appUrls", "https://shop.test,", "has a comma with nothing next to it"],
    ["appUrls", '["localhost:3000"]', "is not an http or https URL"],
    ["appUrls", '["/callback"]', "is not an absolute URL"],
    ["appUrls", '["http://shop.test"]', "must be https; only localhost may use http"],
    ["appUrls", '["https://*.shop.test"]', "has a wildcard"],
    ["appUrls", '["https://user:pass@shop.test"]', "holds a user name or password"],
    ["appUrls", '["https://shop.test/#login"]', "has a query or a fragment"],
    ["appUrls", '["https://shop.test/"]', "ends in a slash"],
    [
      "appUrls",
      '["https://SHOP.test:443"]',
      "is written differently by browsers: `https://shop.test`",
    ],
    ["appUrls", '["https://shop.test","https://shop.test"]', "lists `https://shop.test` twice"],
    ["mfaPolicy", "", "must be one of all-applications, confidence-score, never"],
    ["actionRuntime", "node18", "must be `node22` or a later one"],
    ["actionRuntime", "22", "must be `node22` or a later one"],
    ["phoneExperience", "new", "must be one of auto, legacy, unified"],
    ["allowedCountries", "[US,GB]", "lost its quotes in the shell"],
    ["allowedCountries", "US;GB", "has `US;GB`, and must hold ISO 3166 codes"],
    ["allowedCountries", '["UK"]', "the United Kingdom is GB"],
    ["allowedCountries", '["us"]', "two capital letters"],
    ["enrollmentMessage", "Your code", "has no `{{code}}`"],
    ["verificationMessage", "{{ codes }}", "has no `{{code}}`"],
    ["otherFactors", "otp,sms", "has `sms`, and may hold push-notification, otp"],
    ["otherFactors", "[otp]", "is not the JSON that it starts as"],
    ["otherFactors", '["sms"]', "has `sms`, and may hold push-notification, otp"],
    ["otherFactors", "", "must be `keep`"],
    ["connection", "my users", "must be a connection's name"],
    ["connection", "-users", "must be a connection's name"],
    ["testUserEmail", "test@example", "is not an e-mail address"],
    ["prepareUnified", "on", "must be one of true, false"],
    ["protect", "yes", "must be one of true, false"],
    ["disposable", "1", "must be one of true, false"],
  ])("names %s when it is %j, and a value that passes", (key, value, what) => {
    const alone = key === "plivoPowerpack" ? { plivoSender: undefined } : {};
    const [line, ...others] = problems({ ...alone, [key]: value });
    expect(others).toEqual([]);
    expect(line).toContain(`${key}: `);
    expect(line).toContain(what);
    const [, command] = /; run: pulumi config set (.*)$/.exec(line ?? "") ?? [];
    const [, fixed] = new RegExp(`^${key} "?(.*?)"?$`).exec(command ?? "") ?? [];
    expect(problems({ ...alone, [key]: fixed })).toEqual([]);
  });

  it.each(["15554443232", "+1 555 444 3232", "555-444-3232-1"])(
    "does not repeat the sender %s",
    (plivoSender) => {
      expect(problems({ plivoSender }).join()).not.toContain(plivoSender);
    },
  );

  it.each([
    ["plivoSender", "15554443232"],
    ["allowedCountries", "[US,GB]"],
    ["appUrls", "[1]"],
  ])("says how to see what is stored if a shell or YAML may have changed %s", (key, value) => {
    expect(problems({ [key]: value }).join()).toContain(
      `; \`pulumi config get ${key}\` shows what is stored, which a shell or YAML changes if quotes are missing; run: `,
    );
  });

  it("says that a token in plain text must be a secret, without repeating it", () => {
    const lines = problems({}, { secretKeys: [] });
    expect(lines).toEqual([
      "plivoAuthToken: is set in plain text and must be a secret; treat the old value as leaked; run: pulumi config set --secret plivoAuthToken",
    ]);
    expect(lines.join()).not.toContain(TOKEN);
  });

  it("says that a token with a line break was copied badly, without repeating it", () => {
    const lines = problems({ plivoAuthToken: `${TOKEN}\n` });
    expect(lines).toEqual([
      "plivoAuthToken: contains a space or a line break; copy it again; run: pulumi config set --secret plivoAuthToken",
    ]);
  });

  it("reads a sender for each country instead of one", () => {
    const plivoSenders = '{"US":"+14155550100","*":"Acme"}';
    const { plivo } = read({ plivoSender: undefined, plivoSenders });
    expect(plivo.sender).toEqual({ senders: { US: "+14155550100", "*": "Acme" } });
  });

  it("names an allowed country that has no sender", () => {
    const plivoSenders = '{"US":"+14155550100"}';
    const lines = problems({
      plivoSender: undefined,
      plivoSenders,
      allowedCountries: '["US","DE"]',
    });
    expect(lines).toEqual([
      expect.stringMatching(/^plivoSenders: `DE` is in allowedCountries and has no sender; run: /),
    ]);
  });

  it("reports each of several ways to name the sender", () => {
    const plivoPowerpack = "11111111-2222-3333-4444-555555555555";
    expect(problems({ plivoPowerpack, plivoSenders: '{"*":"Acme"}' })).toEqual([
      expect.stringContaining("run: pulumi config rm plivoPowerpack"),
      expect.stringContaining("run: pulumi config rm plivoSenders"),
    ]);
  });

  it("reads the next token of a rotation as a secret", async () => {
    const { plivo } = read(
      { plivoAuthTokenNext: "next-token" },
      { secretKeys: ["plivoAuthToken", "plivoAuthTokenNext"] },
    );
    expect(await pulumi.isSecret(pulumi.output(plivo.authTokenNext))).toBe(true);
    expect(read({}).plivo.authTokenNext).toBeUndefined();
  });

  it("refuses a next token in plain text, without repeating it", () => {
    const lines = problems({ plivoAuthTokenNext: "next-token" });
    expect(lines).toEqual([expect.stringMatching(/^plivoAuthTokenNext: is set in plain text/)]);
    expect(lines.join()).not.toContain("next-token");
  });

  it("says that sender and Powerpack exclude each other", () => {
    const plivoPowerpack = "11111111-2222-3333-4444-555555555555";
    expect(problems({ plivoPowerpack })).toEqual([
      "plivoSender: is set next to plivoPowerpack, and only one of them can name the sender; run: pulumi config rm plivoPowerpack",
    ]);
  });

  it("names the nearest key for one it doesn't know", () => {
    expect(problems({ plivoAuthID: "MA" })).toEqual([
      "plivoAuthID: is not a key of this program; the nearest is plivoAuthId; run: pulumi config rm plivoAuthID",
    ]);
  });

  it("lists the keys it knows for one that resembles none of them", () => {
    const [line] = problems({ database: "x" });
    expect(line).toContain(`which knows ${Object.keys(CONFIG_KEYS).join(", ")}`);
  });
});

describe("the tenant's domain and credentials", () => {
  const environment = {
    AUTH0_DOMAIN: "tenant.test:4443",
    AUTH0_CLIENT_ID: "client",
    AUTH0_CLIENT_SECRET: "secret",
  };

  it("may come from the environment, as the plugin reads it", () => {
    expect(read({}, { tenant: {}, environment }).auth0Domain).toBe("tenant.test:4443");
  });

  it("come from the stack first", () => {
    const tenant = { "auth0:domain": "other.test" };
    expect(read({}, { tenant, environment }).auth0Domain).toBe("other.test");
  });

  it("may be an API token", () => {
    const tenant = { "auth0:domain": "tenant.test" };
    expect(problems({}, { tenant, environment: { AUTH0_API_TOKEN: "token" } })).toEqual([]);
  });

  it("may be a private key, which the official plugin accepts only with its algorithm", () => {
    const key = "auth0:clientAssertionSigningAlg";
    const tenant = {
      "auth0:domain": "tenant.test",
      "auth0:clientId": "client",
      "auth0:clientAssertionPrivateKey": "PEM",
    };
    expect(problems({}, { tenant: { ...tenant, [key]: "RS256" } })).toEqual([]);
    expect(problems({}, { tenant })).toEqual([
      `${key}: is not set, and neither is AUTH0_CLIENT_ASSERTION_SIGNING_ALG; run: pulumi config set ${key} RS256`,
    ]);
  });

  it.each(["https://tenant.test", "tenant.test/", "tenant test"])(
    "refuses the domain %s",
    (domain) => {
      expect(problems({}, { tenant: { ...TENANT, "auth0:domain": domain } })).toEqual([
        "auth0:domain: must be the host name alone, without scheme or path; run: pulumi config set auth0:domain my-tenant.us.auth0.com",
      ]);
    },
  );
});

describe("Pulumi.yaml", () => {
  const file = readFileSync(join(__dirname, "../../../Pulumi.yaml"), "utf8");
  const project = parse(file) as {
    name: string;
    options: { refresh: string };
    config: Record<string, { type?: string; default?: string; description?: string }>;
  };

  it("declares every key with its type, its description and the program's default", () => {
    const declared = Object.entries(project.config).map(([key, value]) => [key, value.default]);
    expect(Object.fromEntries(declared)).toEqual(CONFIG_KEYS);
    const lists = ["plivoSenders", "appUrls", "allowedCountries", "otherFactors"];
    for (const [key, { type, description }] of Object.entries(project.config)) {
      // The engine refuses a list in YAML for a key that is typed as a string.
      expect({ key, type }).toEqual({ key, type: lists.includes(key) ? undefined : "string" });
      expect(description).toMatch(/\w+ \w+/);
    }
  });

  it("has the namespace the program reads, and refreshes before each run", () => {
    expect(project.name).toBe(PROJECT_NAME);
    expect(project.options).toEqual({ refresh: "always" });
  });
});
