import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, REPOSITORY, run, runScriptOnStack } from "./command";

jest.setTimeout(600_000);

const EMPTY_PROGRAM = join(__dirname, "empty-program.ts");
const PLIVO = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

/** The steps of test-tenant.yml and teardown-forgotten.yml, in their order; `up-all` stands in for `pulumi up`. */
describe("a pull request's test tenant", () => {
  /** Says of every pull request that it is closed. */
  const gitHub = createServer((_, response) => response.end('{"number":7,"state":"closed"}'));
  let engine: PulumiCommand;
  let tenant: TenantProcess;
  let kept: LocalStack;
  let environment: NodeJS.ProcessEnv;

  const pulumi = (...args: string[]) => run(engine.command, args, environment, kept.directory);
  const command = (script: string, ...args: string[]) =>
    runScriptOnStack(script, args, environment);
  const stacks = async (): Promise<string[]> => {
    const { stdout } = await pulumi("stack", "ls", "--json");
    return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name).sort();
  };
  const clients = async (): Promise<string[]> => {
    const { body } = await tenant.control("GET", "/state");
    return (body as { clients: { name: string }[] }).clients.map(({ name }) => name);
  };
  /** A stack without resources, deployed with what the workflows ask for. */
  async function deployEmpty(
    name: string,
    disposable: boolean,
    production = false,
  ): Promise<LocalStack> {
    const stack = await openLocalStack({
      name,
      engine,
      tenant,
      config: { ...PLIVO, disposable: String(disposable), production: String(production) },
      secrets: { plivoAuthToken: "the-token-of-this-test" },
      ...((kept as LocalStack | undefined) && {
        keep: {
          directory: kept.directory,
          passphrase: kept.env["PULUMI_CONFIG_PASSPHRASE"] ?? "",
        },
      }),
      program: EMPTY_PROGRAM,
    });
    await stack.up();
    // Every command after this one runs the repository's program in the same folder.
    const project = join(stack.directory, "Pulumi.yaml");
    writeFileSync(project, readFileSync(project, "utf8").replace(EMPTY_PROGRAM, REPOSITORY));
    return stack;
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => gitHub.listen(0, "127.0.0.1", resolve));
    engine = await findEngine();
    tenant = await startTenantProcess();
    // The plugins that the stack starts find the tenant in their environment, as the workflow gives it.
    Object.assign(process.env, {
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_CLIENT_ID: tenant.clientId,
      AUTH0_CLIENT_SECRET: tenant.clientSecret,
    });
    kept = await deployEmpty("staging", false);
    const { port } = gitHub.address() as AddressInfo;
    environment = {
      ...environmentOf(engine, kept.env),
      PLIVO_AUTH_ID: PLIVO.plivoAuthId,
      PLIVO_AUTH_TOKEN: "the-token-of-this-test",
      PLIVO_SENDER: PLIVO.plivoSender,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: "acme/mfa",
      GITHUB_TOKEN: "t",
    };
  });
  afterAll(async () => {
    await kept.close();
    await tenant.stop();
    gitHub.close();
  });

  it("is created and deployed, passes the doctor, and shows no secret", async () => {
    const cwd = ["--cwd", kept.directory];
    const made = await command("cli/test-stack/main.ts", "--pull-request", "7", ...cwd);
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("pr-7 is ready") as string,
    });
    const list = join(kept.directory, "stacks.txt");
    writeFileSync(list, "pr-7\n");
    const up = await command("cli/fleet/main.ts", "--stacks", list, ...cwd);
    expect(up).toMatchObject({ code: 0, stdout: expect.stringContaining("1 changed") as string });
    const doctor = await command("cli/doctor/main.ts", "--stack", "pr-7", ...cwd);
    // With its table, which a failure then shows.
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringMatching(/Plivo/) as string });
    await expect(clients()).resolves.toContain("React sample");
    const { body } = await tenant.api("GET", "/users?q=email%3Apr-7%40example.com");
    expect(body).toHaveLength(1);
    for (const { stdout, stderr } of [made, up, doctor])
      expect(stdout + stderr).not.toMatch(/the-token-of-this-test|4443232/);
  });

  it("is opened again for the next commit, and not for another pull request", async () => {
    const cwd = ["--cwd", kept.directory];
    const again = await command("cli/test-stack/main.ts", "--pull-request", "7", ...cwd);
    expect(again.code).toBe(0);
    const other = await command("cli/test-stack/main.ts", "--pull-request", "9", ...cwd);
    expect(other.stderr).toContain("The test tenant is in use by pr-7");
    expect(other.code).toBe(1);
    await expect(stacks()).resolves.toEqual(["pr-7", "staging"]);
  });

  it("is torn down only if it is disposable, and never if it is production", async () => {
    for (const [name, disposable] of [
      ["pr-8", false],
      ["prod", true],
    ] as const)
      await (await deployEmpty(name, disposable, name === "prod")).close();
    for (const [stack, reason] of [
      ["pr-8", "it was not deployed with `disposable` set to `true`"],
      ["staging", "it was not deployed with `disposable` set to `true`"],
      ["prod", "it is production"],
    ] as const) {
      const { code, stdout } = await command("cli/teardown/main.ts", "--stack", stack);
      expect(stdout).toContain(`${stack}: left alone, since ${reason}`);
      expect(code).toBe(1);
    }
    const { stdout } = await command("cli/teardown/main.ts", "--stack", "prod", "--json");
    expect(JSON.parse(stdout)).toEqual({
      ...{ command: "teardown", ok: false },
      stacks: [{ stack: "prod", result: "left alone", reason: "it is production" }],
    });
    await expect(stacks()).resolves.toEqual(["pr-7", "pr-8", "prod", "staging"]);
  });

  it("is found if its pull request is closed, and leaves nothing on the tenant", async () => {
    const { code, stdout } = await command("cli/teardown/main.ts", "--forgotten");
    expect(stdout).toContain("pr-7: torn down");
    expect(stdout).toContain("pr-8: left alone");
    expect(stdout).not.toMatch(/prod|staging/);
    expect(code).toBe(0);
    await expect(stacks()).resolves.toEqual(["pr-8", "prod", "staging"]);
    await expect(clients()).resolves.not.toContain("React sample");
    const { body } = await tenant.api("GET", "/users?q=email%3Apr-7%40example.com");
    expect(body).toEqual([]);
  });

  it("needs no teardown if a pull request never had one", async () => {
    const { code, stdout } = await command("cli/teardown/main.ts", "--stack", "pr-99");
    expect(stdout).toBe("There is no stack pr-99: nothing to tear down.\n");
    expect(code).toBe(0);
  });
});
