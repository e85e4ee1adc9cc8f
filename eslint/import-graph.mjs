// Finds which file of the repository imports which. Type-only imports count: a cycle of types is as hard to follow as any
// other.
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".mjs", ".cjs", "/index.ts"];

const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Returns the file that a relative import resolves to; `undefined` for a package and for a missing file.
 *
 * @param {string} importer absolute path
 * @param {string} specifier as it is written in the import
 */
export function resolveImport(importer, specifier) {
  if (!specifier.startsWith(".")) return undefined;
  const target = path.resolve(path.dirname(importer), specifier);
  return ENDINGS.map((ending) => target + ending).find(isFile);
}

/** The imports of each file that was read. ESLint runs in one process, so each file is read once in a run. */
const imported = new Map();

/**
 * Returns the files that a file imports.
 *
 * @param {string} file absolute path
 * @param {string} text its content, if it was read already
 */
export function importsOf(file, text = readFileSync(file, "utf8")) {
  let files = imported.get(file);
  if (files === undefined) {
    const { importedFiles } = ts.preProcessFile(text, true, true);
    files = importedFiles.flatMap(({ fileName }) => resolveImport(file, fileName) ?? []);
    imported.set(file, files);
  }
  return files;
}

/**
 * Returns the import path from one file back to itself, as the files in between; `undefined` if there is none.
 *
 * @param {string} start absolute path
 * @param {string} first a file that `start` imports
 */
export function cycleThrough(start, first) {
  const ways = [[first]];
  const seen = new Set(ways[0]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way[way.length - 1];
    if (last === start) return way;
    for (const next of importsOf(last).filter((file) => !seen.has(file))) {
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
