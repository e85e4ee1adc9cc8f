/** The secrets of a stack are in clear nowhere: not in a state file, a diff, a message, nor in a log but as the docs say. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ACTION_DEPLOYMENT } from "../../components/auth0/resource-types";
import { openLogs, upWithDebugLog } from "./cli-logs";
import { TenantAndStack } from "../tenant-and-stack";
import { writesAmong } from "../tenant-state";

const MINUTES = 60_000;
const TOKEN = "first-Plivo-token-0123456789";
const ROTATED = "second-Plivo-token-987654321";
const UNUSED = "an-auth0-client-secret-01234567";
const KEY_LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
const KEY = `-----BEGIN PRIVATE KEY-----\n${KEY_LINE}\n-----END PRIVATE KEY-----\n`;
/** Pulumi's log of its own messages to and from plugins: they hold secrets in clear, and nothing here can change that. */
const OF_THE_ENGINE =
  /"msg":"((Unm|M)arshaling property for |(eventSink::Debug\(\S*)?RegisterResource RPC finished)/;

describe("the secrets of a stack", () => {
  let program: TenantAndStack;
  let apiToken = "";
  let password = "";
  let printed = "";

  const secretIn = (text: string): boolean =>
    [TOKEN, ROTATED, UNUSED, KEY_LINE, apiToken, password].some((secret) => text.includes(secret));

  /** Files below the stack's directory, with the states of its history and their backups, that hold a secret in clear. */
  async function leaks(): Promise<string[]> {
    const { directory } = program.stack;
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter(
      (entry) => entry.isFile() && !entry.parentPath.includes("node_modules"),
    );
    expect(files.some(({ parentPath }) => parentPath.includes("history"))).toBe(true);
    const found: string[] = [];
    for (const { parentPath, name } of files) {
      const text = await readFile(join(parentPath, name), "utf8");
      if (secretIn(text)) found.push(name);
    }
    return found;
  }

  /** What a run printed, whether it failed or not. */
  async function run(operation: "preview" | "up"): Promise<boolean> {
    const onOutput = (text: string): void => {
      printed += text;
    };
    return program.stack[operation]({ onOutput }).then(
      () => true,
      (error: unknown) => {
        printed += error instanceof Error ? `${error.message}${error.stack ?? ""}` : "";
        return false;
      },
    );
  }

  const quiet = (): void => {
    expect(printed.length).toBeGreaterThan(100);
    expect(secretIn(printed)).toBe(false);
  };

  beforeAll(async () => {
    program = await TenantAndStack.open({ experience: "legacy" });
    apiToken = await program.tenant.token();
    // The token is what is used; the others are passed along to both plugins.
    await program.stack.setConfig(
      { "auth0:clientAssertionSigningAlg": "RS256" },
      {
        plivoAuthToken: TOKEN,
        "auth0:apiToken": apiToken,
        "auth0:clientSecret": UNUSED,
        "auth0:clientAssertionPrivateKey": KEY,
      },
    );
    await run("preview");
    expect(await run("up")).toBe(true);
    const user = (await program.stack.outputs())["testUser"]?.value as { password: string };
    password = user.password;
  }, 5 * MINUTES);

  afterAll(() => program.close());

  it("are encrypted in every file and left out of all output after a run", async () => {
    expect(password).toHaveLength(24);
    quiet();
    expect(await leaks()).toEqual([]);
  });

  it(
    "are in none of the logs that the CLI writes of every command, but in those that the stack's key encrypts",
    async () => {
      const logs = await openLogs(program.stack);
      expect(new Set(logs.map(({ kind }) => kind))).toEqual(new Set(["gzip", "encrypted"]));
      const telling = logs.filter(({ text }) => secretIn(text));
      // Pulumi's own: a reader of its log is shown the values, and needs the stack's passphrase for that.
      expect(new Set(telling.map(({ kind }) => kind))).toEqual(new Set(["encrypted"]));
    },
    3 * MINUTES,
  );

  it(
    "are in a debug log only where the engine itself writes down what it passes on",
    async () => {
      const { text, output } = await upWithDebugLog(program.stack);
      expect(secretIn(output)).toBe(false);
      const telling = text.split("\n").filter(secretIn);
      expect(telling.length).toBeGreaterThan(5);
      expect(telling.filter((line) => !OF_THE_ENGINE.test(line))).toEqual([]);
    },
    3 * MINUTES,
  );

  it(
    "are as quiet when the tenant refuses the run",
    async () => {
      await program.stack.setConfig({}, { plivoAuthToken: ROTATED });
      const from = 1;
      await program.control("POST", "faults", { from, status: 400 });
      expect(await run("up")).toBe(false);
      await program.control("DELETE", "faults");
      quiet();
      expect(await leaks()).toEqual([]);
    },
    3 * MINUTES,
  );

  it(
    "reach the deployed Action when the token is rotated, and nothing else changes",
    async () => {
      let steps: readonly { readonly type: string; readonly changes: readonly string[] }[] = [];
      const requests = await program.requestsOf(async () => {
        const result = await program.stack.up({ onOutput: (text) => (printed += text) });
        ({ steps } = result);
      });
      const types = steps.map(({ type }) => type);
      expect(types).toEqual([ACTION_DEPLOYMENT]);
      expect(steps[0]?.changes).toEqual(["secrets[1].value"]);
      const id = (await program.state()).actions[0]?.id ?? "";
      expect(writesAmong(requests).map(({ method, path }) => `${method} ${path}`)).toEqual([
        `PATCH /api/v2/actions/actions/${id}`,
        `POST /api/v2/actions/actions/${id}/deploy`,
      ]);
      expect((await program.state()).actions).toMatchObject([{ deployed: true }]);
      quiet();
      expect(await leaks()).toEqual([]);
    },
    3 * MINUTES,
  );
});
