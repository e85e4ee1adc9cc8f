/**
 * Runs `up` N times on an unchanged stack, one after another, with the program and the plugin `auth0-plivo` in processes
 * that serve all of them: STACK FOLDER N. Only the engine starts each time.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { serveProgram } from "../../tests/engine/schedules/program-process";

const PLUGIN = resolve(__dirname, "../../provider/bin/pulumi-resource-auth0-plivo");

async function main([stack = "", folder = "", count = ""]: readonly string[]): Promise<void> {
  const plugin = spawn(PLUGIN, [], { stdio: ["pipe", "pipe", "inherit"] });
  const [port] = (await once(createInterface({ input: plugin.stdout }), "line")) as [string];
  const { client, stop } = await serveProgram();
  const others = process.env["PULUMI_DEBUG_PROVIDERS"] ?? "";
  const env = { ...process.env, PULUMI_DEBUG_PROVIDERS: `${others},auth0-plivo:${port}` };
  const run = ["up", "--yes", "--skip-preview", "--non-interactive", "--stack", stack];
  const inside = [`--client=${client}`, "--exec-kind", "auto.inline"];
  for (let n = 0; n < Number(count); n += 1) {
    const { stdout } = await promisify(execFile)("pulumi", [...run, ...inside], {
      cwd: folder,
      env,
    });
    if (!/\d+ unchanged/.test(stdout) || /\d+ (created|updated|deleted)/.test(stdout))
      throw new Error(stdout);
  }
  stop();
  plugin.stdin.end();
}

// The SDK's server swallows what nobody catches.
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
