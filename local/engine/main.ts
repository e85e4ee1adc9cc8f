import { findEngine } from "../engine";

/** Has the engine ready and prints where it is, so that a workflow can get it in a step of its own. */
async function main(): Promise<void> {
  try {
    const engine = await findEngine({
      onProgress: (line) => {
        console.error(line);
      },
    });
    console.log(`${engine.command} ${engine.version?.version ?? ""}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

void main();
