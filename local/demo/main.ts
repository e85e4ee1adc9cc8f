import { onParentExit } from "../parent-process";
import { keepTemporaryFoldersTogether } from "../temporary-folder";
import { UsageError } from "../flags";
import { addresses } from "./addresses";
import { deploy } from "./deployment";
import { logInByItself } from "./once";
import { START_HELP, parseStartOptions } from "./options";
import { Progress } from "./progress";
import { Teardown } from "./teardown";

/** Returns a signal that aborts when the person, or the process that started this one, asks it to end. */
function endOfRun(): AbortSignal {
  const controller = new AbortController();
  const end = (): void => {
    controller.abort(new Error("stopped"));
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  process.on("SIGHUP", end);
  onParentExit(end);
  return controller.signal;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // Neither a signal handler nor an AbortSignal keeps the process alive.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => {
    signal.addEventListener("abort", resolve, { once: true });
  });
  clearInterval(alive);
}

async function main(): Promise<number> {
  // A reader such as `head` may close the pipe; what was started still has to be torn down.
  process.stdout.on("error", () => undefined);
  keepTemporaryFoldersTogether("auth0-plivo-start-");
  const signal = endOfRun();
  const progress = new Progress(signal);
  const teardown = new Teardown();
  let status = 0;
  try {
    const options = parseStartOptions(process.argv.slice(2));
    const deployment = await deploy(options, progress, teardown, signal);
    if (options.once) {
      await logInByItself(deployment, progress);
    } else {
      progress.say(addresses(deployment));
      await aborted(signal);
    }
  } catch (error) {
    if (!signal.aborted) {
      console.error(error instanceof Error ? error.message : String(error));
      status = error instanceof UsageError ? 2 : 1;
    }
  }
  const failures = await teardown.run();
  for (const failure of failures) console.error(failure);
  if (!signal.aborted && status === 0) progress.say("✓ Everything was torn down");
  return failures.length > 0 ? 1 : status;
}

if (process.argv.includes("--help")) console.log(START_HELP);
else void main().then((status) => process.exit(status));
