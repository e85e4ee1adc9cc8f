import type { StackValidationArgs } from "@pulumi/policy";
import { secretsInCodePolicy, type StackResource } from "../../policy/secrets-in-code";

const TOKEN = "a-token-of-twenty-chars";
const DEPLOYMENT = {
  type: "auth0-plivo:index:ActionDeployment",
  props: {
    secrets: [
      { name: "PLIVO_AUTH_TOKEN", value: TOKEN },
      { name: "ALLOWED_COUNTRIES", value: "US" },
    ],
  },
};
const actionWith = (code: string) => ({ type: "auth0:index/action:Action", props: { code } });

/** Calls the policy as the engine would, and returns the violations that it reported. */
async function review(...resources: StackResource[]): Promise<string[]> {
  const violations: string[] = [];
  const validate = secretsInCodePolicy.validateStack;
  await validate({ resources } as unknown as StackValidationArgs, (message) =>
    violations.push(message),
  );
  return violations;
}

describe("no-secret-in-code", () => {
  it("refuses an Action whose code holds a secret, and names the secret only", async () => {
    const code = `const token = "${TOKEN}";`;
    await expect(review(actionWith(code), DEPLOYMENT)).resolves.toEqual([
      "An Action's code contains the value of PLIVO_AUTH_TOKEN: read it from `event.secrets` instead.",
    ]);
  });

  it("accepts code that reads its secrets, and ignores values too short to be one", async () => {
    const code = "const token = event.secrets.PLIVO_AUTH_TOKEN; // US";
    await expect(review(actionWith(code), DEPLOYMENT)).resolves.toEqual([]);
  });
});
