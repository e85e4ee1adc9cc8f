/** What a stack's state holds: nothing that a changed state could make a run execute, and no secret in clear. */
import { readFileSync } from "node:fs";
import { ACTION } from "../../components/auth0/resource-types";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";

const MINUTES = 60_000;
const JAVASCRIPT = /\bfunction\b|=>|\brequire\(|\bexports\b/;

interface StateFile {
  readonly checkpoint: {
    readonly latest: {
      readonly resources: readonly {
        readonly type: string;
        readonly inputs?: object;
        readonly outputs?: object;
      }[];
    };
  };
}

it.each(["legacy", "unified"] as const)(
  "the state of a %s stack has no code of the program, and no secret in plain text",
  async (experience) => {
    const program = await TenantAndStack.deployed({ experience, ...LOCAL_ACCOUNT });
    try {
      const text = readFileSync(program.stateFile, "utf8");
      const { resources } = (JSON.parse(text) as StateFile).checkpoint.latest;
      expect(resources.map(({ type }) => type)).toEqual(
        expect.arrayContaining([ACTION, "auth0-plivo:index:ActionDeployment"]),
      );
      expect(text).not.toContain("pulumi-nodejs");
      // An Action's code runs on the tenant alone, and is what the stack declares.
      for (const { type, inputs, outputs } of resources.filter((each) => each.type !== ACTION)) {
        expect({ type, code: JSON.stringify([inputs, outputs]).match(JAVASCRIPT) }).toEqual({
          type,
          code: null,
        });
      }
      expect(text).not.toContain(LOCAL_ACCOUNT.secrets.plivoAuthToken);
      expect(text).not.toContain(program.tenant.clientSecret);
    } finally {
      await program.close();
    }
  },
  5 * MINUTES,
);
