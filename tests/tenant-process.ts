import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "..");
const START_MS = 60_000;

/** A local tenant in a process of its own: Jest can't load the ES modules that it uses. */
export interface TenantProcess {
  readonly domain: string;
  readonly url: string;
  readonly httpUrl: string;
  readonly caFile: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The process that was started. */
  readonly pid: number;
  /** A Management API token of the seeded client, asked for once. */
  token(): Promise<string>;
  /** Asks the Management API, with that token. `path` begins after `/api/v2`. */
  api(method: string, path: string, body?: unknown): Promise<TenantAnswer>;
  /** Asks the control plane. `path` begins after `/_local`. */
  control(method: string, path: string, body?: unknown): Promise<TenantAnswer>;
  /** Puts the tenant back to its seed. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** What the tenant answered; an empty body is null. */
export interface TenantAnswer {
  status: number;
  body: unknown;
}

type Ready = Pick<
  TenantProcess,
  "domain" | "url" | "httpUrl" | "caFile" | "clientId" | "clientSecret"
>;

async function ask(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<TenantAnswer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

async function requestToken({ httpUrl, url, clientId, clientSecret }: Ready): Promise<string> {
  const { body } = await ask(`${httpUrl}/oauth/token`, "POST", {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    audience: `${url}/api/v2/`,
  });
  return (body as { access_token: string }).access_token;
}

function createClient(ready: Ready): Pick<TenantProcess, "token" | "api" | "control" | "reset"> {
  let token: Promise<string> | undefined;
  const askForToken = (): Promise<string> => (token ??= requestToken(ready));
  const control: TenantProcess["control"] = (method, path, body) =>
    ask(`${ready.httpUrl}/_local${path}`, method, body);
  return {
    token: askForToken,
    api: async (method, path, body) =>
      ask(`${ready.httpUrl}/api/v2${path}`, method, body, {
        authorization: `Bearer ${await askForToken()}`,
      }),
    control,
    reset: async () => {
      await control("POST", "/reset");
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

/** Starts a tenant on free ports. `args` go to its command line. Rejects with what it said when it doesn't start in time. */
export async function startTenantProcess(...args: string[]): Promise<TenantProcess> {
  const child = spawn(
    process.execPath,
    ["local/world/start.mjs", "--json", "--port", "0", ...args],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const line = once(createInterface({ input: child.stdout }), "line", {
    signal: AbortSignal.timeout(START_MS),
  }) as Promise<[string]>;
  const exit = once(child, "exit").then(() => {
    throw new Error("it ended");
  });
  // Once the tenant runs, its end is no failure.
  exit.catch(() => undefined);
  const [ready] = await Promise.race([line, exit]).catch((cause: unknown) => {
    child.kill("SIGKILL");
    throw new Error(`The tenant didn't start: ${said}`, { cause });
  });
  const told = JSON.parse(ready) as Ready;
  return { ...told, ...createClient(told), pid: child.pid ?? 0, stop: () => stop(child) };
}
