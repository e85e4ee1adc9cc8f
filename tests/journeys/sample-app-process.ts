import { once } from "node:events";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "..", "..");

/** What the child runs: Jest can't load Vite, which is an ES module. It ends when its input does. */
const SCRIPT = `
const { startSampleApp } = require("./local/demo/sample-app.ts");
startSampleApp(JSON.parse(process.argv[1])).then(
  ({ url, close }) => {
    console.log(url);
    process.stdin.resume().on("end", () => close().then(() => process.exit(0)));
  },
  (error) => { console.log(error.message); process.exit(1); },
);
`;

/** The sample app, served in a process of its own. `said` is its address, or the sentence with which it ended. */
export async function startSampleAppProcess(options: {
  port: number;
  authConfig: { domain: string; clientId: string };
}): Promise<{ said: string; stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--eval", SCRIPT, JSON.stringify(options)],
    { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = once(child, "exit") as Promise<[number | null]>;
  const line = once(createInterface({ input: child.stdout }), "line") as Promise<[string]>;
  const silentEnd = exited.then((): [string] => ["The sample app's process ended without a word."]);
  const [said] = await Promise.race([line, silentEnd]);
  return {
    said,
    stop: async () => {
      child.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`The sample app's process ended with ${String(code)}.`);
    },
  };
}
