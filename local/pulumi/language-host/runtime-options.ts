import { createRequire } from "node:module";
import path from "node:path";
import type language from "@pulumi/pulumi/proto/language_pb";

/** The options in Pulumi.yaml under `runtime.options`, with the defaults of Pulumi's own host. */
export interface RuntimeOptions {
  /** Whether ts-node compiles the program. */
  readonly typescript: boolean;
  /** Flags for Node, from `nodeargs`. */
  readonly nodeArgs: readonly string[];
  readonly tsconfig: string | undefined;
  readonly packageManager: "npm" | "pnpm" | "yarn" | "bun";
}

/**
 * Reads the options of the runtime in Pulumi.yaml.
 *
 * @throws one sentence for a package manager that Pulumi doesn't know
 */
export function runtimeOptions(info: language.ProgramInfo | undefined): RuntimeOptions {
  const given = (info?.getOptions()?.toJavaScript() ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined =>
    typeof given[name] === "string" ? given[name] : undefined;
  return {
    typescript: given["typescript"] !== false,
    nodeArgs: (text("nodeargs") ?? "").split(/\s+/).filter((arg) => arg !== ""),
    tsconfig: text("tsconfig"),
    packageManager: knownManager(text("packagemanager") ?? "npm"),
  };
}

function knownManager(name: string): RuntimeOptions["packageManager"] {
  if (name === "npm" || name === "pnpm" || name === "yarn" || name === "bun") return name;
  throw new Error(
    `The option runtime.options.packagemanager in Pulumi.yaml is \`${name}\`: set it to npm, pnpm, yarn or bun.`,
  );
}

/**
 * Finds a file of the program's own Pulumi SDK.
 *
 * @throws one sentence if the SDK isn't installed
 */
export function locateModule(name: string, folder: string): string {
  try {
    return createRequire(path.join(folder, "package.json")).resolve(name);
  } catch {
    throw new Error(
      `The Pulumi SDK is not installed in ${folder}: run \`npm ci\`, then run this again.`,
    );
  }
}
