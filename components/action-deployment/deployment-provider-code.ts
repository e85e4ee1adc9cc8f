import { join } from "node:path";
import { buildSync } from "esbuild";

/**
 * The deployment provider as one CommonJS script, which the engine keeps in the state and Pulumi's server of dynamic
 * providers runs. `pulumi.dynamic.Resource` would serialize closures instead, and what comes of that depends on what
 * compiled them; this is the same on every machine.
 */
export function deploymentProviderCode(): string {
  const [output] = buildSync({
    absWorkingDir: join(__dirname, "..", ".."),
    entryPoints: ["components/action-deployment/deployment-provider.ts"],
    tsconfigRaw: { compilerOptions: { target: "es2022" } },
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "silent",
  }).outputFiles;
  return output?.text ?? "";
}
