/** Each command that writes, started twice at the same moment on one stack: one waits or is refused, and nothing is there twice. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, REPOSITORY, run, runScriptOnStack, type CommandResult } from "./command";

jest.setTimeout(600_000);

const PLIVO = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };
const TOKEN = "the-token-of-this-test";
/** Of `new-environment`, from whether it is staging to the countries. The auth ID says whose they are. */
const answersOf = (authId: string): string =>
  [
    ...["staging", "acme-qa.eu.auth0.com", "theClientId", "the-client-secret"],
    ...[authId, TOKEN, "+15554443232", "http://localhost:3000", "us"],
  ].join("\n");

const folder = mkdtempSync(join(tmpdir(), "two-at-once-"));
let engine: PulumiCommand;
let tenant: TenantProcess;
let kept: LocalStack;
let environment: NodeJS.ProcessEnv;

const twice = (
  script: string,
  args: readonly string[],
  inputs: readonly [string, string] = ["", ""],
) => Promise.all(inputs.map((input) => runScriptOnStack(script, args, environment, input)));
const said = ({ stdout, stderr }: CommandResult): string => stdout + stderr;
const stacks = async (cwd: string): Promise<string[]> => {
  const { stdout } = await run(engine.command, ["stack", "ls", "--json"], environment, cwd);
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
};
const namesOf = async (kind: "clients" | "actions"): Promise<string[]> => {
  const { body } = await tenant.control("GET", "/state");
  return (body as Record<typeof kind, { name: string }[]>)[kind].map(({ name }) => name);
};

beforeAll(async () => {
  engine = await findEngine();
  tenant = await startTenantProcess();
  // The plugins that the stack starts find the tenant in their environment, as the workflow gives it.
  Object.assign(process.env, {
    AUTH0_DOMAIN: tenant.domain,
    AUTH0_CLIENT_ID: tenant.clientId,
    AUTH0_CLIENT_SECRET: tenant.clientSecret,
  });
  const secrets = { plivoAuthToken: TOKEN };
  kept = await openLocalStack({ name: "staging", engine, tenant, config: PLIVO, secrets });
  environment = {
    ...environmentOf(engine, kept.env),
    PLIVO_AUTH_ID: PLIVO.plivoAuthId,
    PLIVO_AUTH_TOKEN: TOKEN,
    PLIVO_SENDER: PLIVO.plivoSender,
  };
});
afterAll(async () => {
  await kept.close();
  await tenant.stop();
  rmSync(folder, { recursive: true });
});

it("`new-environment` makes one environment, with the answers of one person", async () => {
  copyFileSync(join(REPOSITORY, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  mkdirSync(join(folder, "state"));
  const before = environment;
  environment = { ...before, PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href };
  const ids = ["MA00000000000000000A", "MA00000000000000000B"] as const;
  const both = await twice(
    "cli/new-environment/main.ts",
    ["--name", "qa", "--cwd", folder],
    [answersOf(ids[0]), answersOf(ids[1])],
  );
  const winner = both.findIndex(({ code }) => code === 0);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
  expect(said(both[1 - winner] as CommandResult)).toMatch(/already exists|exists already/);
  expect(readFileSync(join(folder, "Pulumi.qa.yaml"), "utf8")).toContain(ids[winner]);
  expect(readFileSync(join(folder, "Pulumi.qa.yaml"), "utf8")).not.toContain(ids[1 - winner]);
  expect(await stacks(folder)).toEqual(["qa"]);
  environment = before;
});

it("`test-stack` makes one stack, which has all of its settings", async () => {
  const cwd = ["--cwd", kept.directory];
  const both = await twice("cli/test-stack/main.ts", ["--pull-request", "7", ...cwd]);
  expect(both.some(({ code }) => code === 0)).toBe(true);
  for (const each of both.filter(({ code }) => code !== 0))
    expect(said(each)).toMatch(/already exists/);
  expect((await stacks(kept.directory)).sort()).toEqual(["pr-7", "staging"]);
  const settings = readFileSync(join(kept.directory, "Pulumi.pr-7.yaml"), "utf8");
  for (const key of ["plivoAuthId", "plivoSender", "testUserEmail", "disposable", "plivoAuthToken"])
    expect(settings).toContain(`auth0-plivo-sms-mfa:${key}`);
});

it("`up-all` deploys the stack once", async () => {
  const list = join(kept.directory, "stacks.txt");
  writeFileSync(list, "pr-7\n");
  const both = await twice("cli/fleet/main.ts", ["--stacks", list, "--cwd", kept.directory]);
  expect(both.map(said).join("\n")).toContain("1 changed");
  for (const each of both.filter(({ code }) => code !== 0)) expect(said(each)).toMatch(/locked/);
  expect((await namesOf("clients")).filter((name) => name === "React sample")).toHaveLength(1);
  expect(await namesOf("actions")).toHaveLength(1);
});

it("`teardown` removes the stack once, and leaves nothing on the tenant", async () => {
  const both = await twice("cli/teardown/main.ts", ["--stack", "pr-7"]);
  expect(both.map(said).join("\n")).toContain("pr-7: torn down");
  for (const each of both) expect(said(each)).not.toMatch(/\n {4}at /);
  expect(await stacks(kept.directory)).toEqual(["staging"]);
  expect(await namesOf("clients")).not.toContain("React sample");
  expect(await namesOf("actions")).toEqual([]);
});
