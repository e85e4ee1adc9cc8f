import path from "node:path";
import { pathToFileURL } from "node:url";

/** What the engine finds in its environment: where the state is, how it is encrypted, which plugins listen already. */
export function stackEnvironment(options: {
  readonly directory: string;
  readonly plugins: "local" | "official";
  readonly passphrase: string;
  readonly pluginAddresses: string;
  readonly caFile: string;
}): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: pathToFileURL(options.directory).href,
    PULUMI_CONFIG_PASSPHRASE: options.passphrase,
    PULUMI_DEBUG_PROVIDERS: options.pluginAddresses,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // The official plugins are in the user's own Pulumi directory; without them nothing is left there.
    ...(options.plugins === "official"
      ? { SSL_CERT_FILE: options.caFile }
      : { PULUMI_HOME: path.join(options.directory, ".pulumi-home") }),
  };
}
