import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeStack, pulumiIn } from "../../../cli/new-environment/pulumi-cli";

const SETTINGS = {
  clear: { "auth0:domain": "acme.auth0.com" },
  secret: { "auth0:clientSecret": "s3cret" },
};

function recordingPulumi(failAt?: string) {
  const calls: { command: string; input: string | undefined }[] = [];
  const pulumi = (args: readonly string[], input?: string): Promise<void> => {
    const command = args.join(" ");
    calls.push({ command, input });
    return command === failAt ? Promise.reject(new Error("failed")) : Promise.resolve();
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

  it("takes the stack away again when its config can't be set, so that the next try starts afresh", async () => {
    const { calls, pulumi } = recordingPulumi("config set --secret auth0:clientSecret --stack qa");
    await expect(makeStack(pulumi, "qa", SETTINGS)).rejects.toThrow("failed");
    expect(calls.at(-1)?.command).toBe("stack rm qa --yes");
  });

  it("takes nothing away when the stack can't be made", async () => {
    const { calls, pulumi } = recordingPulumi("stack init qa --no-select");
    await expect(makeStack(pulumi, "qa", SETTINGS)).rejects.toThrow("failed");
    expect(calls).toHaveLength(1);
  });

  it("only sets the config of a stack that is there, and leaves it there when that fails", async () => {
    const { calls, pulumi } = recordingPulumi("config set --secret auth0:clientSecret --stack qa");
    await expect(makeStack(pulumi, "qa", SETTINGS, { isThere: true })).rejects.toThrow("failed");
    expect(calls.map(({ command }) => command)).toEqual([
      "config set auth0:domain --stack qa -- acme.auth0.com",
      "config set --secret auth0:clientSecret --stack qa",
    ]);
  });
});

describe("pulumiIn", () => {
  it("puts its own flag before a value that follows `--`, which the CLI would count as a value too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-cli-"));
    try {
      const command = join(folder, "pulumi");
      writeFileSync(command, '#!/bin/sh\ncat > input\necho "$@" > arguments\n');
      chmodSync(command, 0o755);
      await pulumiIn(folder, command)(["config", "set", "key", "--", "value"], "the input");
      expect(readFileSync(join(folder, "arguments"), "utf8")).toBe(
        "--non-interactive config set key -- value\n",
      );
      expect(readFileSync(join(folder, "input"), "utf8")).toBe("the input");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
