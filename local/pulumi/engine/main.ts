import { findEngine } from "../engine";

/** Prepares the engine and prints where it is, so that a workflow can do this in a step of its own. */
async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stop.abort(new Error("stopped; nothing was kept"));
    });
  }
  const onProgress = (line: string): void => {
    console.error(line);
  };
  try {
    const engine = await findEngine({ onProgress, signal: stop.signal });
    console.log(`${engine.command} ${engine.version?.version ?? ""}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

void main();
