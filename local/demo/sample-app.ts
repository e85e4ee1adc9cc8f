import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const APP = join(__dirname, "..", "..", "examples", "react-app");
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

async function listenOn(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${HOST} is taken: stop what listens there; the sample app's callback names it.`;
      reject(error.code === "EADDRINUSE" ? new Error(taken) : error);
    });
    server.listen(port, HOST, resolve);
  });
}

async function closeServer(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/**
 * Vite behind a server of ours. A server of its own would end the whole process on SIGTERM and when the input ends,
 * before what else runs in it was torn down.
 */
async function createVite(server: Server, cacheDir: string) {
  const { createServer: createViteServer } = await import("vite");
  const vite = await createViteServer({
    root: APP,
    configFile: false,
    cacheDir,
    logLevel: "error",
    clearScreen: false,
    server: { middlewareMode: true, hmr: { server } },
  });
  server.on("request", vite.middlewares);
  return vite;
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
  const server = createServer();
  await listenOn(server, options.port);
  // A cache of its own: what one run prepares can't disturb another.
  const cacheDir = await mkdtemp(join(tmpdir(), "sample-app-"));
  const restore = await writeAuthConfig(options.authConfig);
  const end = async (): Promise<void> => {
    await Promise.all([restore(), closeServer(server)]);
    await rm(cacheDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const vite = await createVite(server, cacheDir);
    return {
      url: `http://localhost:${options.port}`,
      // Vite can reject while it still prepares a dependency; the settings go back all the same.
      close: () => vite.close().finally(end),
    };
  } catch (error) {
    await end();
    throw error;
  }
}
