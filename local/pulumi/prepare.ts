import { findEngine } from "./engine";
import { prepareActionRuntime } from "../auth0/action-runner";

/** Has at hand what a run fetches once and keeps: Pulumi's engine and Node 22. Tests come after it, with no wait in them. */
async function prepare(): Promise<void> {
  const onProgress = (line: string): void => {
    console.log(line);
  };
  const engine = await findEngine({ onProgress });
  const runtime = await prepareActionRuntime(onProgress);
  console.log(
    `Pulumi's engine ${engine.version?.version ?? ""} and Node ${runtime.version} for Actions are at hand.`,
  );
}

prepare().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
