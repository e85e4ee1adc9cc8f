import { findEngine } from "./engine";

/** Gets Pulumi's engine, which is downloaded or built once and then kept, so that tests don't wait for it. */
async function prepare(): Promise<void> {
  const engine = await findEngine({
    onProgress: (line) => {
      console.log(line);
    },
  });
  console.log(`Pulumi's engine ${engine.version?.version ?? ""} is ready.`);
}

prepare().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
