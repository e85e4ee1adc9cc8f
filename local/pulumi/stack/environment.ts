import path from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { pathToFileURL } from "node:url";

/** Returns the engine's environment: where the state is, how it is encrypted, and its plugins. */
export function stackEnvironment(options: {
  readonly directory: string;
  readonly plugins: "local" | "official";
  readonly caFile: string;
  readonly passphrase: string;
  readonly engine: PulumiCommand;
}): Record<string, string> {
  const { directory, caFile } = options;
  // The engine's language host and its plugins run on the Node that runs this process.
  const programs = [path.dirname(options.engine.command), path.dirname(process.execPath)];
  return {
    PATH: [...programs, process.env["PATH"] ?? ""].join(path.delimiter),
    PULUMI_BACKEND_URL: pathToFileURL(directory).href,
    PULUMI_CONFIG_PASSPHRASE: options.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NODE_EXTRA_CA_CERTS: caFile,
    // The official plugins are in the user's own Pulumi directory, which is left alone if they aren't used.
    ...(options.plugins === "official"
      ? { SSL_CERT_FILE: caFile }
      : { PULUMI_HOME: path.join(directory, ".pulumi-home") }),
  };
}
