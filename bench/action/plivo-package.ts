import path from "node:path";
import { buildSync } from "esbuild";

/** Returns the plivo package as one script, bundled with the Action's esbuild settings, as an Action would contain it. */
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
