import path from "node:path";
import { pathToFileURL } from "node:url";

/** What the engine finds in its environment: where the state is, how it is encrypted, and its plugins. */
export function stackEnvironment(options: {
  readonly directory: string;
  readonly plugins: "local" | "official";
  readonly caFile: string;
  readonly passphrase: string;
}): Record<string, string> {
  const { directory, caFile } = options;
  return {
    PULUMI_BACKEND_URL: pathToFileURL(directory).href,
    PULUMI_CONFIG_PASSPHRASE: options.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NODE_EXTRA_CA_CERTS: caFile,
    // The official plugins are in the user's own Pulumi directory; without them nothing is left there.
    ...(options.plugins === "official"
      ? { SSL_CERT_FILE: caFile }
      : { PULUMI_HOME: path.join(directory, ".pulumi-home") }),
  };
}
