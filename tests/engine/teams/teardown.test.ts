import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/engine";
import { openStack, type LocalStack } from "../../../local/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, run, runCommand } from "./command";

jest.setTimeout(600_000);

const PLIVO = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

describe("teardown on a backend with several stacks", () => {
  /** Says of every pull request that it is closed. */
  const gitHub = createServer((_, response) => response.end('{"number":7,"state":"closed"}'));
  let engine: PulumiCommand;
  let tenant: TenantProcess;
  let disposable: LocalStack;
  let environment: NodeJS.ProcessEnv;

  const stacks = async (): Promise<string[]> => {
    const { stdout } = await run(
      engine.command,
      ["stack", "ls", "--json"],
      environment,
      disposable.directory,
    );
    return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name).sort();
  };
  const clients = async (): Promise<string[]> => {
    const { body } = await tenant.control("GET", "/state");
    return (body as { clients: { name: string }[] }).clients.map(({ name }) => name);
  };

  beforeAll(async () => {
    await new Promise<void>((resolve) => gitHub.listen(0, "127.0.0.1", resolve));
    engine = await findEngine();
    tenant = await startTenantProcess();
    const secrets = { plivoAuthToken: "the-token-of-this-test" };
    disposable = await openStack({
      name: "pr-7",
      engine,
      tenant,
      config: { ...PLIVO, disposable: "true" },
      secrets,
    });
    environment = environmentOf(engine, disposable.env);
    await disposable.up();
    const passphrase = disposable.env["PULUMI_CONFIG_PASSPHRASE"] ?? "";
    const keep = { directory: disposable.directory, passphrase };
    for (const name of ["pr-8", "prod"]) {
      const config = { ...PLIVO, disposable: String(name === "prod") };
      const kept = await openStack({
        name,
        engine,
        tenant,
        config,
        secrets,
        keep,
        program: () => Promise.resolve({}),
      });
      await kept.up();
      await kept.close();
    }
  });
  afterAll(async () => {
    await disposable.close();
    await tenant.stop();
    gitHub.close();
  });

  it("refuses a stack that is not disposable, and production whatever it says", async () => {
    for (const [stack, reason] of [
      ["pr-8", "it was not deployed with `disposable` set to `true`"],
      ["prod", "it is production"],
    ] as const) {
      const { code, stdout } = await runCommand(
        "pipeline/teardown.ts",
        ["--stack", stack],
        environment,
      );
      expect(stdout).toContain(`${stack}: left alone, since ${reason}`);
      expect(code).toBe(1);
    }
    await expect(stacks()).resolves.toEqual(["pr-7", "pr-8", "prod"]);
  });

  it("tears down the stack of a closed pull request with all that it made, and no other", async () => {
    await expect(clients()).resolves.toContain("React sample");
    const { port } = gitHub.address() as AddressInfo;
    const { code, stdout } = await runCommand("pipeline/teardown.ts", ["--forgotten"], {
      ...environment,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: "acme/mfa",
      GITHUB_TOKEN: "t",
    });
    expect(stdout).toContain("pr-7: torn down");
    expect(stdout).toContain("pr-8: left alone");
    expect(stdout).not.toContain("prod");
    expect(code).toBe(0);
    await expect(stacks()).resolves.toEqual(["pr-8", "prod"]);
    await expect(clients()).resolves.not.toContain("React sample");
  });

  it("has nothing to do for a pull request that never had a stack", async () => {
    const { code, stdout } = await runCommand(
      "pipeline/teardown.ts",
      ["--stack", "pr-99"],
      environment,
    );
    expect(stdout).toBe("There is no stack pr-99: nothing to tear down.\n");
    expect(code).toBe(0);
  });
});
