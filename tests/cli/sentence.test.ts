import { readFileSync } from "node:fs";
import { ManagementError } from "auth0";
import { PulumiFailure } from "../../cli/pulumi";
import { sentenceOf } from "../../cli/sentence";
import { UserError } from "../../cli/user-error";

/** What a function throws. */
async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error("It threw nothing.");
}

describe("an error that the user can fix", () => {
  it.each<[string, unknown, RegExp]>([
    ["a user's mistake", new UserError("Give `--stack`."), /^Give `--stack`\.$/],
    [
      "a refused request",
      new ManagementError({
        message: "no",
        statusCode: 403,
        body: { message: "Insufficient scope" },
      }),
      /^The tenant refused a request \(403: Insufficient scope\): run `npm run doctor`/,
    ],
    [
      "a stack that isn't there",
      new PulumiFailure("", "error: no stack named 'qa' found"),
      /^There is no stack `qa` in this backend: `pulumi stack ls` lists its stacks/,
    ],
    [
      "a wrong passphrase",
      new PulumiFailure("", "error: get stack secrets manager: incorrect passphrase"),
      /^`pulumi` can't decrypt the stack's secrets \(.*incorrect passphrase\): set PULUMI_CONFIG_PASSPHRASE/,
    ],
    [
      "another failure of the engine",
      new PulumiFailure("", "error: the disk is full"),
      /^`pulumi` failed \(the disk is full\): fix that, then run this again\.$/,
    ],
    [
      "a YAML file",
      Object.assign(new Error("unexpected end (2:1)\n\n 1 | name"), { name: "YAMLException" }),
      /^A settings file of the project is not valid YAML \(unexpected end \(2:1\)\): fix it/,
    ],
  ])("is one sentence: %s", (_what, error, sentence) => {
    expect(sentenceOf(error)).toMatch(sentence);
    expect(sentenceOf(error)).not.toContain("\n");
  });

  it("names a file that isn't there", async () => {
    const error = await thrownBy(() => readFileSync("/nowhere/plan.json"));
    expect(sentenceOf(error)).toMatch(/^\/nowhere\/plan\.json can't be used \(ENOENT.*: fix that/);
  });

  it("says why a server can't be reached", async () => {
    const error = await thrownBy(() => fetch("http://127.0.0.1:1/"));
    expect(sentenceOf(error)).toMatch(/^A server can't be reached \(.+\): check the network/);
  });
});

it.each([
  new TypeError("undefined is not a function"),
  new RangeError("Invalid array length"),
  new Error("unexpected"),
  "text",
])("a fault of this project has no sentence: %p", (error) => {
  expect(sentenceOf(error)).toBeUndefined();
});
