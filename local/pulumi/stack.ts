import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { temporaryFolder } from "../temporary-folder";
import { startLocalPlugins } from "./plugins/local-plugins";
import { selectPlugins } from "./plugins/selection";
import { stackEnvironment } from "./stack/environment";
import { stackOperations } from "./stack/operations";
import type { LocalStack, LocalStackOptions } from "./stack/local-stack";
import { createStack } from "./stack/workspace";

export type {
  LocalStack,
  RunOptions,
  RunResult,
  LocalStackOptions,
  StackTenant,
} from "./stack/local-stack";

/** Makes or opens a stack, with its plugins. Every operation is a run of the CLI, in processes of its own. */
export async function openLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const plugins = selectPlugins(options.plugins ?? "auto");
  const { caFile } = options.tenant;
  const directory = options.keep?.directory ?? (await temporaryFolder("auth0-plivo-stack-"));
  // The plugins start while the engine makes the stack. If they fail, that is reported when they are first needed.
  const starting = plugins === "local" ? startLocalPlugins(caFile) : Promise.resolve(undefined);
  starting.catch(() => undefined);
  const close = async (): Promise<void> => {
    await (await starting.catch(() => undefined))?.close();
    if (!options.keep) await rm(directory, { recursive: true, force: true });
  };
  try {
    const passphrase = options.keep?.passphrase ?? randomBytes(16).toString("hex");
    const env = stackEnvironment({
      directory,
      plugins,
      caFile,
      passphrase,
      engine: options.engine,
    });
    const stack = await createStack(options, directory, env);
    const local = await starting;
    if (local) env["PULUMI_DEBUG_PROVIDERS"] = local.addresses;
    stack.workspace.envVars = env;
    return { directory, env, plugins, close, ...stackOperations(stack) };
  } catch (error) {
    await close();
    throw error;
  }
}
