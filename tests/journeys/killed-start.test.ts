import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../run-node";
import { reservePort } from "./reserved-port";

const MINUTES = 60_000;

it(
  "`npm start` leaves nothing in the temporary folder when it is killed in the middle of an `up`",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "killed-start-"));
    const left = (): string[] =>
      readdirSync(folder).filter((name) => name.startsWith("auth0-plivo-start-"));
    const app = await reservePort();
    const ports = ["--port", "0", "--app-port", String(app.port)];
    await app.release();
    const run = spawn(process.execPath, ["--import", "tsx", "local/demo/main.ts", ...ports], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: folder, TEMP: folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    for await (const chunk of run.stdout) {
      said += String(chunk);
      if (said.includes("Create the stack")) break;
    }
    expect(left()).toHaveLength(1);

    const ended = once(run, "exit");
    run.kill("SIGKILL");
    await ended;
    while (left().length > 0) await sleep(100);
    rmSync(folder, { recursive: true });
  },
  3 * MINUTES,
);
