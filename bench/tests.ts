import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { timed, withRatios, type Measurement } from "./measurement";

const ROOT = join(__dirname, "..");

/** The longest that `npm test` may take on two cores, in seconds, as the README promises. */
const PROMISED = 300;

/** Measures `npm test`, once, next to what the README promises. */
export async function* measureTests(): AsyncGenerator<Measurement[]> {
  const ms = await timed(async () => {
    const child = spawn("npm", ["test"], { cwd: ROOT, stdio: "ignore" });
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`\`npm test\` ended with ${code}: run it to see what failed.`);
  });
  yield withRatios("npm test", "s", [
    ["what the README promises", [PROMISED]],
    ["npm test", [ms / 1000]],
  ]);
}
