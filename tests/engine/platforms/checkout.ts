import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ROOT } from "../../run-node";

/** What a build and a run of the program read; tests and docs stay out. */
const READ = [
  "action",
  "components",
  "provider",
  "index.ts",
  "package.json",
  "Pulumi.yaml",
  "tsconfig.json",
];

export interface CheckoutOptions {
  /** Name of the folder, which may have blanks and letters of any language. Default: `checkout`. */
  readonly name?: string;
  /** Line ends as Git for Windows writes them. */
  readonly crlf?: boolean;
  /** False leaves out node_modules, which otherwise is a link to this repository's. */
  readonly packages?: boolean;
}

/** Copies what a checkout has, without the built plugin, into a folder below a temporary one. */
export async function copyCheckout({
  name = "checkout",
  crlf = false,
  packages = true,
}: CheckoutOptions) {
  const parent = mkdtempSync(join(tmpdir(), "checkout-"));
  const folder = join(parent, name);
  const isSource = (path: string): boolean => !/^provider[/\\]bin/.test(relative(ROOT, path));
  for (const part of READ)
    await cp(join(ROOT, part), join(folder, part), { recursive: true, filter: isSource });
  if (crlf) writeLineEnds(folder);
  // Last, as what is written in it would be written in this repository's.
  if (packages) symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    parent,
    folder,
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function writeLineEnds(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(path, readFileSync(path, "utf8").replaceAll("\n", "\r\n"));
  }
}
