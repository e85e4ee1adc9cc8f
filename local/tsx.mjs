// Loads tsx, which runs the TypeScript files. After an interrupted install it prints one sentence instead of Node's stack.
import { missingPackages } from "./missing-packages.mjs";

const [missing] = missingPackages("dependencies");
if (missing !== undefined) {
  console.error(
    `The npm packages are incomplete, \`${missing}\` is missing: run \`npm ci\`, then run this again.`,
  );
  process.exit(1);
}
await import("tsx");
