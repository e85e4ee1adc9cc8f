import { askForEnvironment } from "../../../cli/new-environment/ask";
import type { Prompt } from "../../../cli/prompt";

/** Answers in turn, and records what was asked and said. */
function promptWith(...answers: string[]) {
  const asked: { text: string; hidden: boolean }[] = [];
  const said: string[] = [];
  const prompt: Prompt = {
    ask: (text, hidden = false) => {
      asked.push({ text, hidden });
      return Promise.resolve(answers.shift());
    },
    say: (text) => {
      said.push(text);
    },
    close: () => undefined,
  };
  return { prompt, asked, said };
}

const isTaken = (name: string): boolean => name === "dev";
const REST = [
  "acme.eu.auth0.com",
  "id123",
  "s3cret_-",
  "MAXXXXXXXXXXXXXXXXXX",
  "token",
  "+15554443232",
  "https://app.example.com",
];

describe("askForEnvironment", () => {
  it("asks for what it can't derive, and hides what is secret", async () => {
    const { prompt, asked } = promptWith("qa", "staging", ...REST, "us, gb");
    await expect(askForEnvironment(prompt, { isTaken })).resolves.toEqual({
      name: "qa",
      purpose: "staging",
      domain: "acme.eu.auth0.com",
      clientId: "id123",
      clientSecret: "s3cret_-",
      plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
      plivoAuthToken: "token",
      sender: "+15554443232",
      appUrls: ["https://app.example.com"],
      allowedCountries: ["US", "GB"],
    });
    expect(asked).toHaveLength(10);
    expect(asked.filter(({ hidden }) => hidden).map(({ text }) => text)).toEqual([
      "Client secret of that application (not shown)",
      "Plivo Auth Token (not shown)",
    ]);
  });

  it("asks what it is for, whatever its name looks like, and not for a name that is given", async () => {
    const { prompt, asked } = promptWith("staging", ...REST, "US");
    await expect(askForEnvironment(prompt, { name: "prod-eu", isTaken })).resolves.toMatchObject({
      purpose: "staging",
    });
    expect(asked).toHaveLength(9);
  });

  it.each([
    [
      "a name that is taken",
      0,
      "dev",
      "It exists already as Pulumi.dev.yaml; choose another name.",
    ],
    ["a name that is none", 0, "no name", /^It must be letters, digits/],
    ["an unknown purpose", 1, "live", "It must be production, staging or test."],
    ["a domain with a scheme", 2, "https://acme.auth0.com", /^It must be the tenant's host name/],
    ["an empty client ID", 3, "", /^It is empty/],
    ["a client secret with a blank", 4, "a b", /^It is empty or has a character/],
    ["a malformed Auth ID", 5, "MA123", /^It must be `MA` or `SA`/],
    ["an empty token", 6, "", /^It is not set/],
    ["a number without a country code", 7, "5554443232", /^It has no country code/],
    ["a malformed Powerpack", 7, "0000000x-0000-0000-0000-000000000000", /UUID/],
    ["a plain http URL", 8, "http://app.example.com", /https/],
    ["an unknown country", 9, "UK", /`UK`/],
  ])("asks again after %s, and says what is wrong", async (_, at, wrong, message) => {
    const answers = ["qa", "test", ...REST, ""];
    answers.splice(at, 0, wrong);
    const { prompt, said } = promptWith(...answers);
    await expect(askForEnvironment(prompt, { isTaken })).resolves.toMatchObject({ name: "qa" });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(message);
  });

  it("requires countries in production", async () => {
    const { prompt, said } = promptWith("live", "production", ...REST, "", "DE");
    await expect(askForEnvironment(prompt, { isTaken })).resolves.toMatchObject({
      allowedCountries: ["DE"],
    });
    expect(said).toEqual(["It must name at least one in production."]);
  });

  it("repeats no secret when it refuses one", async () => {
    const answers = ["qa", "test", ...REST, ""];
    answers.splice(6, 0, "se cret-token");
    const { prompt, said } = promptWith(...answers);
    await askForEnvironment(prompt, { isTaken });
    expect(said.join()).not.toContain("cret-token");
  });

  it("fails if the input ends early, or a given name is wrong", async () => {
    const { prompt } = promptWith("qa");
    await expect(askForEnvironment(prompt, { isTaken })).rejects.toThrow("The input ended before");
    await expect(askForEnvironment(prompt, { name: "dev", isTaken })).rejects.toThrow(
      "The name `dev` exists",
    );
  });
});
