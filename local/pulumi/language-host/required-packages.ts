import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import plugin from "@pulumi/pulumi/proto/plugin_pb";

/** The parts of a package.json that say which plugin a package needs. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly pulumi?: {
    readonly resource?: boolean;
    readonly name?: string;
    readonly version?: string;
    readonly server?: string;
  };
}

/** Reads the manifests of a program's direct dependencies, wherever Node finds them: hoisted or linked ones too. */
export function directDependencies(programDirectory: string): Manifest[] {
  const program = readManifest(path.join(programDirectory, "package.json"));
  const { resolve } = createRequire(path.join(programDirectory, "package.json"));
  return Object.keys(program?.dependencies ?? {}).flatMap((name) => {
    const folders = resolve.paths(name) ?? [];
    for (const folder of folders) {
      const found = readManifest(path.join(folder, name, "package.json"));
      if (found) return [found];
    }
    return [];
  });
}

/** Lists the plugins that a program's dependencies need, as their package.json says. */
export function requiredPackages(programDirectory: string): plugin.PackageDependency[] {
  const attached = attachedProviders();
  return directDependencies(programDirectory).flatMap(({ name, version, pulumi }) => {
    const pluginName = pulumi?.name ?? name.replace(/^@pulumi\//, "").replace(/^@/, "");
    if (pulumi?.resource !== true || attached.has(pluginName)) return [];
    const needed = new plugin.PackageDependency()
      .setName(pluginName)
      .setKind("resource")
      .setVersion(`v${(pulumi.version ?? version).replace(/^v/, "")}`);
    return [pulumi.server === undefined ? needed : needed.setServer(pulumi.server)];
  });
}

/**
 * Returns the plugins that already run and that the engine only connects to. If it were told to install one, it would
 * download it.
 */
function attachedProviders(): Set<string> {
  const listed = process.env["PULUMI_DEBUG_PROVIDERS"] ?? "";
  return new Set(listed.split(",").map((entry) => entry.replace(/:.*/, "")));
}

function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}
