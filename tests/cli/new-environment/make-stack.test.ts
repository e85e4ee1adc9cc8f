import { makeStack } from "../../../cli/new-environment/make-stack";

const SETTINGS = {
  clear: { "auth0:domain": "acme.auth0.com" },
  secret: { "auth0:clientSecret": "s3cret" },
};

function recordingPulumi(...failAt: string[]) {
  const calls: { command: string; input: string | undefined }[] = [];
  const pulumi = (args: readonly string[], input?: string): Promise<string> => {
    const command = args.join(" ");
    calls.push({ command, input });
    return failAt.includes(command)
      ? Promise.reject(new Error(`failed at ${command}`))
      : Promise.resolve("");
  };
  return { calls, pulumi };
}

describe("makeStack", () => {
  it("makes the stack and sets its config, secrets through the standard input only", async () => {
    const { calls, pulumi } = recordingPulumi();
    await makeStack(pulumi, "qa", SETTINGS, { secretsProvider: "awskms://alias/pulumi" });
    expect(calls).toEqual([
      {
        command: "stack init qa --no-select --secrets-provider awskms://alias/pulumi",
        input: undefined,
      },
      { command: "config set auth0:domain --stack qa -- acme.auth0.com", input: undefined },
      { command: "config set --secret auth0:clientSecret --stack qa", input: "s3cret" },
    ]);
  });

  it("removes the stack when its config can't be set, so that the next try starts without it", async () => {
    const { calls, pulumi } = recordingPulumi("config set --secret auth0:clientSecret --stack qa");
    await expect(makeStack(pulumi, "qa", SETTINGS)).rejects.toThrow("failed");
    expect(calls.at(-1)?.command).toBe("stack rm qa --yes");
  });

  it("names both failures and the command to run when the stack can't be removed either", async () => {
    const { pulumi } = recordingPulumi(
      "config set --secret auth0:clientSecret --stack qa",
      "stack rm qa --yes",
    );
    await expect(makeStack(pulumi, "qa", SETTINGS)).rejects.toThrow(
      /failed at config set.*failed at stack rm.*run `pulumi stack rm qa`/,
    );
  });

  it("removes nothing when the stack can't be made", async () => {
    const { calls, pulumi } = recordingPulumi("stack init qa --no-select");
    await expect(makeStack(pulumi, "qa", SETTINGS)).rejects.toThrow("failed");
    expect(calls).toHaveLength(1);
  });

  it("only sets the config of an existing stack, and keeps the stack when that fails", async () => {
    const { calls, pulumi } = recordingPulumi("config set --secret auth0:clientSecret --stack qa");
    await expect(makeStack(pulumi, "qa", SETTINGS, { isThere: true })).rejects.toThrow("failed");
    expect(calls.map(({ command }) => command)).toEqual([
      "config set auth0:domain --stack qa -- acme.auth0.com",
      "config set --secret auth0:clientSecret --stack qa",
    ]);
  });
});
