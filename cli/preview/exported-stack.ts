import type { Deployment } from "@pulumi/pulumi/automation";
import { readFileSync } from "node:fs";
import { runPulumi } from "../pulumi";
import { EXIT, UserError } from "../user-error";

/** Reads what `pulumi stack export --file FILE` wrote. */
export function readExport(file: string): Deployment {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Deployment;
  } catch {
    throw new UserError(
      `${file} can't be read as JSON: write it with \`pulumi stack export --file ${file}\`.`,
      EXIT.usage,
    );
  }
}

/** Exports a stack from its backend, which is only read. Its secrets stay encrypted, so no passphrase is needed. */
export async function exportStack(stack: string, folder: string): Promise<Deployment> {
  return JSON.parse(await runPulumi(folder, ["stack", "export", "--stack", stack])) as Deployment;
}
