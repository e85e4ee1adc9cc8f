import { checkSendersServe, parsePlivoSenders } from "../../../components/config/plivo-senders";

describe("parsePlivoSenders", () => {
  it("reads a sender for each country", () => {
    const senders = { US: "+14155550100", GB: "Acme", IN: "56789", "*": "+33612345678" };
    expect(parsePlivoSenders(JSON.stringify(senders))).toEqual(senders);
    expect(parsePlivoSenders("US=+14155550100, GB=Acme,IN=56789,*=+33612345678")).toEqual(senders);
  });

  it.each([
    ["JSON without its quotes", "{US:+14155550100}", "lost its quotes in the shell"],
    ["a list", '["+14155550100"]', "must be pairs of country and sender"],
    ["a sender alone", "+14155550100", "must be pairs of country and sender"],
    ["a country without a sender", "US=", "`US` has a sender that must be a number"],
    ["a country twice", "US=+14155550100,US=+14155550101", "has `US` twice"],
    ["nothing between commas", "US=+14155550100,,GB=Acme", "has a comma with nothing next to it"],
    ["an empty object", "{}", "must name at least one sender"],
    ["an unknown country", '{"UK":"Acme"}', "`UK` is neither `*` nor an ISO 3166 code"],
    [
      "a country in small letters",
      '{"us":"+14155550100"}',
      "`us` is neither `*` nor an ISO 3166 code",
    ],
    ["a sender that is no text", '{"US":14155550100}', "`US` must have a string as its sender"],
    [
      "a number without a plus",
      '{"US":"14155550100"}',
      "`US` has a sender that has no country code",
    ],
    ["a sender id that is too long", '{"GB":"TwelveLetter"}', "`GB` has a sender that must be"],
  ])("refuses %s", (_, text, message) => {
    expect(() => parsePlivoSenders(text)).toThrow(message);
  });

  it("names everything that is wrong at once", () => {
    expect(() => parsePlivoSenders('{"UK":"Acme","US":1}')).toThrow(/`UK` .*, and `US` /);
  });
});

describe("checkSendersServe", () => {
  it.each<[string, Record<string, string>, string[] | undefined]>([
    [
      "an American number for the US and Canada",
      { US: "+14155550100", CA: "+14155550100" },
      undefined,
    ],
    ["an area code that libphonenumber doesn't know", { US: "+16215550100" }, undefined],
    ["a short code for the US", { US: "56789" }, undefined],
    ["a sender id for the UK", { GB: "Acme" }, undefined],
    ["anything for the rest", { "*": "Acme" }, undefined],
    ["the rest's sender for an allowed country", { US: "+14155550100", "*": "Acme" }, ["US", "DE"]],
  ])("accepts %s", (_, senders, allowed) => {
    expect(() => {
      checkSendersServe(senders, allowed);
    }).not.toThrow();
  });

  it.each<[string, Record<string, string>, string[] | undefined, string]>([
    ["a sender id for the US", { US: "Acme" }, undefined, "`US` doesn't accept a sender id"],
    ["a sender id for Canada", { CA: "Acme" }, undefined, "`CA` doesn't accept a sender id"],
    [
      "a foreign number for the US",
      { US: "+447400123456" },
      undefined,
      "`US` doesn't accept a number of another",
    ],
    [
      "a Canadian number for the US",
      { US: "+14165550100" },
      undefined,
      "`US` doesn't accept a Canadian number",
    ],
    [
      "a foreign number for the UK",
      { GB: "+14155550100" },
      undefined,
      "`GB` doesn't accept a number of another",
    ],
    [
      "the rest's sender id for an allowed US",
      { "*": "Acme" },
      ["US"],
      "`US` doesn't accept a sender id",
    ],
    [
      "an allowed country without a sender",
      { US: "+14155550100" },
      ["US", "DE"],
      "`DE` is in allowedCountries and has no sender",
    ],
  ])("refuses %s", (_, senders, allowed, message) => {
    expect(() => {
      checkSendersServe(senders, allowed);
    }).toThrow(message);
  });
});
