import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { findEngine } from "./engine";
import { startLocalPlugins } from "./plugins/local-plugins";
import { selectPlugins } from "./plugins/selection";

/**
 * Runs the `pulumi` command line with the engine and the plugins that `npm start` uses, where Pulumi's downloads are
 * blocked: `npm run pulumi -- preview --stack dev`. Ends with its exit code.
 */
async function main(): Promise<number> {
  const engine = await findEngine({
    onProgress: (line) => {
      console.error(line);
    },
  });
  const local =
    selectPlugins("auto") === "local"
      ? await startLocalPlugins(process.env["NODE_EXTRA_CA_CERTS"])
      : undefined;
  const programs = [path.dirname(engine.command), path.dirname(process.execPath)];
  const child = spawn(engine.command, process.argv.slice(2), {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: [...programs, process.env["PATH"] ?? ""].join(path.delimiter),
      ...(local && { PULUMI_DEBUG_PROVIDERS: local.addresses }),
    },
  });
  // Ctrl+C reaches the engine too, which ends its run by itself; this process waits for it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = (await once(child, "exit")) as [number | null];
  await local?.close();
  return code ?? 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
