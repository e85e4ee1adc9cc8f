import { join } from "node:path";
import { buildSync } from "esbuild";

/**
 * A provider of the program's own resources as one CommonJS script, which the engine keeps in the state and Pulumi's
 * server of dynamic providers runs. `pulumi.dynamic.Resource` would serialize closures instead, and what comes of that
 * depends on what compiled them; this is the same on every machine.
 *
 * @param entryPoint The file that exports `handler`, from the project's root.
 */
export function dynamicProviderCode(entryPoint: string): string {
  const [output] = buildSync({
    absWorkingDir: join(__dirname, ".."),
    entryPoints: [entryPoint],
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
