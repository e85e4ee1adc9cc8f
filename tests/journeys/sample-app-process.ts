import { once } from "node:events";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "..", "..");

/** What the child runs: Jest can't load Vite, which is an ES module. It ends when its input does. */
const SCRIPT = `
const { startSampleApp } = require("./local/sample-app.ts");
startSampleApp(JSON.parse(process.argv[1])).then(
  ({ url, close }) => {
    console.log(url);
    process.stdin.resume().on("end", () => close().then(() => process.exit(0)));
  },
  (error) => { console.log(error.message); process.exit(1); },
);
`;

/** The sample app, served in a process of its own. `said` is its address, or the sentence that it ended with. */
export async function startSampleAppProcess(options: {
  port: number;
  authConfig: { domain: string; clientId: string };
}): Promise<{ said: string; stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--eval", SCRIPT, JSON.stringify(options)],
    { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  const [said] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    said,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
