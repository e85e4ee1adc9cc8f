import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const APP = join(__dirname, "..", "app");
const AUTH_CONFIG = join(APP, "src", "auth_config.json");
/** Loopback, under the name that the application's callback has. */
const HOST = "127.0.0.1";

/** What the application needs to know of its tenant. */
export interface AuthConfig {
  /** The tenant's http origin here; at Auth0 the domain. */
  domain: string;
  clientId: string;
}

export interface SampleApp {
  url: string;
  close(): Promise<void>;
}

/** Writes the file and answers how to put things back as they were. */
async function writeAuthConfig(authConfig: AuthConfig): Promise<() => Promise<void>> {
  const before = await readFile(AUTH_CONFIG, "utf8").catch(() => undefined);
  await writeFile(AUTH_CONFIG, `${JSON.stringify(authConfig, null, 2)}\n`);
  return () =>
    before === undefined ? rm(AUTH_CONFIG, { force: true }) : writeFile(AUTH_CONFIG, before);
}

async function listen(port: number, cacheDir: string) {
  const { createServer } = await import("vite");
  const server = await createServer({
    root: APP,
    configFile: false,
    cacheDir,
    logLevel: "error",
    clearScreen: false,
    server: { host: HOST, port, strictPort: true },
  });
  try {
    return await server.listen();
  } catch (error) {
    await server.close();
    const taken = (error as Error).message.includes("already in use");
    throw taken
      ? new Error(
          `Port ${port} on ${HOST} is taken: stop what listens there; the sample app's callback names it.`,
        )
      : error;
  }
}

/**
 * Starts the sample React application: writes `app/src/auth_config.json` and serves `app/` through Vite on loopback.
 * `close()` ends it and puts the file back as it was. Rejects with one sentence when the port is taken.
 * @param options.port Port of `http://localhost`; it has to be the one of the application's callback.
 */
export async function startSampleApp(options: {
  port: number;
  authConfig: AuthConfig;
}): Promise<SampleApp> {
  // A cache of its own: what one run prepares can't disturb another.
  const cacheDir = await mkdtemp(join(tmpdir(), "sample-app-"));
  const restore = await writeAuthConfig(options.authConfig);
  const putBack = async () => {
    await Promise.all([restore(), rm(cacheDir, { recursive: true, force: true })]);
  };
  try {
    const server = await listen(options.port, cacheDir);
    return {
      url: `http://localhost:${options.port}`,
      close: async () => {
        // Vite can reject while it still prepares a dependency; the settings go back all the same.
        await server.close().finally(putBack);
      },
    };
  } catch (error) {
    await putBack();
    throw error;
  }
}
