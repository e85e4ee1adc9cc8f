import path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { runCommand } from "./command";

const REACH_MS = 10_000;
const DOWNLOAD_MS = 5 * 60_000;

/**
 * Downloads Pulumi's own build of the engine into `directory`.
 *
 * @throws after 10 seconds without an answer from get.pulumi.com, or after 5 minutes
 */
export async function downloadEngine(directory: string, signal: AbortSignal): Promise<void> {
  const reached = AbortSignal.any([signal, AbortSignal.timeout(REACH_MS)]);
  await fetch("https://get.pulumi.com/install.sh", { method: "HEAD", signal: reached }).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      const { cause } = error as Error;
      throw new Error(
        `get.pulumi.com can't be reached (${cause instanceof Error ? cause.message : (error as Error).message})`,
      );
    },
  );
  // The Automation API's install can't be ended, so it runs in a process that can. It takes the version of the SDK.
  await runCommand(process.execPath, ["--import", "tsx", __filename, directory], {
    cwd: path.join(__dirname, "..", "..", ".."),
    signal: AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]),
  });
}

if (require.main === module) {
  void PulumiCommand.install({ root: process.argv[2] ?? "" });
}
