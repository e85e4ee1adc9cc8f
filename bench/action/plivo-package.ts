import path from "node:path";
import { buildSync } from "esbuild";

/** Returns the plivo package as one script, made with the Action's esbuild settings: what an Action that carried it would hold. */
export function plivoPackage(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: 'exports.plivo = require("plivo");',
      resolveDir: path.join(__dirname, "..", ".."),
    },
    bundle: true,
    write: false,
    minify: true,
    platform: "node",
    target: "node18",
    format: "cjs",
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
