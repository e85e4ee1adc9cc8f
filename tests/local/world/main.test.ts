import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, utimesSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { createInterface } from "node:readline";
import { startTenantProcess } from "../../tenant-process";

const ROOT = join(__dirname, "../../..");
const TENANT = ["local/world/start.mjs", "--json"];

interface Ready {
  httpUrl: string;
  caFile: string;
}

function start(command: string, args: string[]): ChildProcess {
  return spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
}

async function firstLine(child: ChildProcess): Promise<Ready> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, "line")) as [string];
  return JSON.parse(line) as Ready;
}

/** Waits until nobody answers, as long as the test may take. */
async function untilGone({ httpUrl }: Ready): Promise<void> {
  for (;;) {
    const isThere = await fetch(`${httpUrl}/_local/health`).then(
      () => true,
      () => false,
    );
    if (!isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("the tenant's process", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "ends on %s and leaves nothing behind",
    async (signal) => {
      const child = start(process.execPath, [...TENANT, "--port", "0"]);
      const ready = await firstLine(child);
      expect(existsSync(ready.caFile)).toBe(true);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(existsSync(ready.caFile)).toBe(false);
    },
  );

  it("ends when npm, through which it was started, is ended", async () => {
    const child = start("npm", ["run", "--silent", "tenant", "--", "--json", "--port", "0"]);
    const ready = await firstLine(child);
    child.kill("SIGTERM");
    await untilGone(ready);
    while (existsSync(ready.caFile)) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it("listens on loopback only", async () => {
    const tenant = await startTenantProcess();
    const port = new URL(tenant.httpUrl).port;
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${port}/_local/health`)).rejects.toThrow();
    }
    await tenant.stop();
  });

  it("names a port that is taken, in one sentence", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const child = start(process.execPath, [...TENANT, "--port", String(port)]);
    const [said, exit] = await Promise.all([
      textOf(child.stderr as NodeJS.ReadableStream),
      once(child, "exit"),
    ]);
    expect(said).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is taken: .*\\.\n$`));
    expect(exit).toEqual([1, null]);
    other.close();
  });

  it("starts in the requested experience", async () => {
    const tenant = await startTenantProcess("--experience", "unified");
    expect((await tenant.api("GET", "/tenants/settings")).body).toMatchObject({
      phone_consolidated_experience: true,
    });
    await tenant.stop();
  });

  it("starts with the current content of its modules", async () => {
    const kept = (): string[] => readdirSync(join(ROOT, "node_modules/.cache/local-tenant")).sort();
    await startTenantProcess().then((tenant) => tenant.stop());
    const before = kept();
    await startTenantProcess().then((tenant) => tenant.stop());
    expect(kept()).toEqual(before);

    const now = new Date();
    utimesSync(join(ROOT, "local/world/main.ts"), now, now);
    await startTenantProcess().then((tenant) => tenant.stop());
    expect(kept()).not.toEqual(before);
  });
});
