import { MESSAGE, loggedReason, runHandler, SECRETS, type HandlerRun } from "./action-run";
import { ACTIONS } from "./loaded-action";
import { accepted } from "./plivo-steps";

const BOTH = { allowedCountries: true, plivoSenders: true };
const TABLE = { ...SECRETS, PLIVO_SENDER: undefined, ALLOWED_COUNTRIES: "US,GB" };

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(BOTH);
  const send = (secrets: object, recipient = "+1 212 555 0100"): Promise<HandlerRun> =>
    runHandler(action, "custom-phone-provider", [accepted()], {
      message: { ...MESSAGE, recipient },
      secrets,
    });

  it.each([
    ["blanks around the token", { PLIVO_AUTH_TOKEN: `  ${SECRETS.PLIVO_AUTH_TOKEN} ` }],
    ["a line break after the token", { PLIVO_AUTH_TOKEN: `${SECRETS.PLIVO_AUTH_TOKEN}\r\n` }],
    ["a line break after the Auth ID", { PLIVO_AUTH_ID: `${SECRETS.PLIVO_AUTH_ID}\n` }],
    ["blanks around the sender", { PLIVO_SENDER: ` ${SECRETS.PLIVO_SENDER}\t` }],
    ["an empty Powerpack next to the sender", { PLIVO_POWERPACK: "" }],
    ["a blank next token", { PLIVO_AUTH_TOKEN_NEXT: "\n" }],
    ["countries in small letters", { ALLOWED_COUNTRIES: "us, gb" }],
    ["countries with line breaks", { ALLOWED_COUNTRIES: "GB\nUS\n" }],
    ["a comma after the countries", { ALLOWED_COUNTRIES: "US," }],
  ])("sends with %s as it does without", async (_what, secrets) => {
    const { requests } = await send({ ...SECRETS, ALLOWED_COUNTRIES: "US", ...secrets });
    const [request] = requests;
    const credentials = `${SECRETS.PLIVO_AUTH_ID}:${SECRETS.PLIVO_AUTH_TOKEN}`;
    expect(request?.init.headers).toMatchObject({
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
    });
    expect(request?.body["src"]).toBe(SECRETS.PLIVO_SENDER);
  });

  it.each([
    ["PLIVO_AUTH_ID", ""],
    ["PLIVO_AUTH_ID", " \n"],
    ["PLIVO_AUTH_ID", "MA/../SA"],
    ["PLIVO_AUTH_ID", "MA?x"],
    ["PLIVO_AUTH_TOKEN", ""],
    ["PLIVO_AUTH_TOKEN", "\t"],
    ["PLIVO_SENDER", ""],
    ["PLIVO_SENDER", "\n"],
  ])("names %s if it is %j, and sends nothing", async (name, value) => {
    const run = await send({ ...SECRETS, ALLOWED_COUNTRIES: "US", [name]: value });
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toMatch(new RegExp(`\\(settings ${name}\\)$`));
  });

  it.each(["", " ", ",", "*", "all", "U", "840", "null", '["US"'])(
    "sends only to the countries that ALLOWED_COUNTRIES names, if it is %j",
    async (countries) => {
      const run = await send({ ...SECRETS, ALLOWED_COUNTRIES: countries });
      const names = /\bUS\b/.test(countries);
      expect(run.requests).toHaveLength(names ? 1 : 0);
      if (!names) expect(loggedReason(run)).toMatch(/\(country US\)$/);
    },
  );

  it.each([
    ["a text", '"+14155550100"'],
    ["a list of texts", '["+14155550100"]'],
    ["a number", "14155550100"],
    ["true", "true"],
    ["senders in an object", '{"US":{"src":"+14155550100"}}'],
    ["one that is null", '{"US":"+14155550100","GB":null}'],
    ["cut off", '{"US":"+14155550100"'],
    ["two objects", '{"US":"+1"}{"GB":"Acme"}'],
    ["blank", "  "],
  ])("names PLIVO_SENDERS if it is %s, and sends nothing", async (_what, senders) => {
    const run = await send({ ...TABLE, PLIVO_SENDERS: senders });
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toMatch(/\(settings PLIVO_SENDERS?\)$/);
  });

  it.each([
    ["blanks around a sender", '{"US":" +14155550100 "}', "+14155550100"],
    ["blanks around the JSON", ' {"US":"+14155550100"}\n', "+14155550100"],
    [
      "a country twice, of which the last counts",
      '{"US":"+1","US":"+14155550100"}',
      "+14155550100",
    ],
    ["keys of every object", '{"__proto__":"x","constructor":"y","*":"Acme"}', "Acme"],
    ["a country in small letters, which is none", '{"us":"+1","*":"Acme"}', "Acme"],
  ])("chooses the sender with %s", async (_what, senders, src) => {
    const { requests } = await send({ ...TABLE, PLIVO_SENDERS: senders });
    expect(requests.map(({ body }) => body["src"])).toEqual([src]);
  });

  it("finds no sender for a country without one", async () => {
    const run = await send({ ...TABLE, PLIVO_SENDERS: '{"GB":"Acme"}' });
    expect(run.requests).toEqual([]);
    expect(loggedReason(run)).toMatch(/\(no-sender US\)$/);
  });
});
