import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts beside an engine the plugin for resources that a program defines itself, as Pulumi's own download has it: the
 * server is in the Node SDK, and the engine looks for an executable that starts it. It ends with the engine, whose pipe
 * its standard input is, also when the engine is killed.
 */
export async function addDynamicProviders(root: string): Promise<void> {
  const windows = process.platform === "win32";
  const file = path.join(root, "bin", `pulumi-resource-pulumi-nodejs${windows ? ".cmd" : ""}`);
  if (existsSync(file)) return;
  const code =
    "process.stdin.on('end', () => process.exit()).resume(); require('@pulumi/pulumi/cmd/dynamic-provider')";
  const text = windows
    ? `@node -e "${code}" - %*\r\n`
    : `#!/bin/sh\nexec node -e "${code}" - "$@"\n`;
  await writeFile(file, text, { mode: 0o755 });
}
