import { spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { startLocalPlugins } from "../../../../local/pulumi/plugins/local-plugins";

const ROOT = join(__dirname, "..", "..", "..", "..");

/** Every port of `auth0:4501,random:4502`. */
function portsOf(addresses: string): number[] {
  return addresses.split(",").map((address) => Number(address.split(":")[1]));
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });
}

async function allClosed(ports: number[]): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const open = await Promise.all(ports.map(listens));
    if (!open.includes(true)) return true;
    await sleep(100);
  }
  return false;
}

describe("the local plugins' process", () => {
  it("serves both plugins until it is closed", async () => {
    const plugins = await startLocalPlugins("");
    expect(plugins.addresses).toMatch(/^auth0:\d+,random:\d+$/);
    expect(await Promise.all(portsOf(plugins.addresses).map(listens))).toEqual([true, true]);
    await plugins.close();
    expect(await allClosed(portsOf(plugins.addresses))).toBe(true);
  });

  it("ends with the process that started it, even when that one is killed", async () => {
    const code =
      "require('./local/pulumi/plugins/local-plugins').startLocalPlugins('').then((p) => console.log(p.addresses))";
    const parent = spawn(process.execPath, ["--import", "tsx", "-e", code], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [addresses] = (await once(createInterface({ input: parent.stdout }), "line")) as [string];
    expect(await Promise.all(portsOf(addresses).map(listens))).toEqual([true, true]);
    parent.kill("SIGKILL");
    expect(await allClosed(portsOf(addresses))).toBe(true);
  });
});
