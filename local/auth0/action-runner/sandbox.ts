import { createCacheApi } from "./action-cache";
import { loadHandler } from "./action-module";
import { captureConsole } from "./console-capture";
import { guardNetwork, RefusedConnection } from "./network-guard";
import { createNotificationApi } from "./notification-api";
import { PROVIDER_HANDLER, type SandboxReport, type SandboxRequest } from "./sandbox-protocol";

/** The process of one run of one Action. It is bundled into one file of plain JavaScript before it is started. */

const write = process.stdout.write.bind(process.stdout);
const report = (message: SandboxReport, sent?: () => void): void => {
  write(`${JSON.stringify(message)}\n`, sent);
};

// The input ends with the runner, so nothing waits for this Action any more.
process.stdin.on("end", () => process.exit(1));
let received = "";
process.stdin.setEncoding("utf8").on("data", (chunk: string) => {
  received += chunk;
  if (received.endsWith("\n")) void run(JSON.parse(received) as SandboxRequest);
});

/** Removes what belongs to the runner's process and not to the Action. */
function leaveNothingToReach(): void {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
  const denied = (): never => {
    throw new Error("An Action can't reach other processes or Node's internals here.");
  };
  process.kill = denied;
  Object.defineProperty(process, "binding", { value: denied });
  Object.defineProperty(process, "dlopen", { value: denied });
  // It returns modules, bypassing the `require` that an Action gets.
  Object.defineProperty(process, "getBuiltinModule", { value: denied });
  Object.defineProperty(process, "ppid", { value: 0 });
}

async function run(request: SandboxRequest): Promise<void> {
  const records = new Map(request.cache.map((record) => [record.key, record]));
  const notification = createNotificationApi();
  let ended = false;
  const end = (error?: { name: string; message: string }): void => {
    if (ended) return;
    ended = true;
    report(
      { type: "end", error, notification: notification.outcome(), cache: [...records.values()] },
      () => process.exit(0),
    );
  };
  process.on("uncaughtException", (error) => {
    end(describe(error));
  });
  captureConsole((line) => {
    report({ type: "log", line });
  });
  guardNetwork(request.carrier);
  leaveNothingToReach();
  try {
    const cache = createCacheApi(records, () => Date.now() + request.aheadMs);
    const api =
      request.handler === PROVIDER_HANDLER ? { cache, notification: notification.api } : { cache };
    await loadHandler(request.code, request.handler)(request.event, api);
    end();
  } catch (error) {
    end(describe(error));
  }
}

/**
 * Describes what an Action threw. Auth0's logs contain an error's name and message, but no stack. Anything else is shown as
 * text. `fetch` hides its reason in `cause`: a refusal by the guard is included, as it only happens on the local tenant.
 */
function describe(error: unknown): { name: string; message: string } {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const refused = error.cause instanceof RefusedConnection ? `: ${error.cause.message}` : "";
  return { name: error.name, message: `${error.message}${refused}` };
}
