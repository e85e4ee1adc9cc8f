import { rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Plugin } from "vite";
import { temporaryFolder } from "../temporary-folder";

const APP = join(__dirname, "..", "..", "examples", "react-app");
/** Loopback, which the application's callback calls by its name. */
const HOST = "127.0.0.1";

/** What the application needs to know about its tenant. */
export interface AuthConfig {
  /** The tenant's http origin here; with Auth0, the domain. */
  domain: string;
  clientId: string;
}

export interface SampleAppServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the app's settings from memory. A file with that name, which a person may have filled in, is neither read nor
 * written.
 */
function servedAuthConfig(authConfig: AuthConfig): Plugin {
  const id = join(APP, "src", "auth_config.json");
  return {
    name: "auth-config-from-memory",
    enforce: "pre",
    resolveId: (source) => (source.endsWith("/auth_config.json") ? id : undefined),
    load: (loaded) => (loaded === id ? JSON.stringify(authConfig) : undefined),
  };
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
 * Puts Vite behind a server of this process. Vite's own server would end the whole process on SIGTERM and when the input
 * ends, before everything else in it was torn down.
 */
async function createVite(server: Server, cacheDir: string, authConfig: AuthConfig) {
  const { createServer: createViteServer } = await import("vite");
  const vite = await createViteServer({
    root: APP,
    configFile: false,
    cacheDir,
    plugins: [servedAuthConfig(authConfig)],
    logLevel: "error",
    clearScreen: false,
    server: { middlewareMode: true, ws: { server } },
  });
  server.on("request", vite.middlewares);
  return vite;
}

/**
 * Starts the sample React application of `examples/react-app` through Vite on loopback, with settings that aren't in a
 * file. Rejects with one sentence if the port is taken.
 * @param options.port Port of `http://localhost`, which must be that of the application's callback.
 */
export async function startSampleApp(options: {
  port: number;
  authConfig: AuthConfig;
}): Promise<SampleAppServer> {
  const server = createServer();
  await listenOn(server, options.port);
  // A cache of its own, so that runs don't affect each other.
  const cacheDir = await temporaryFolder("sample-app-");
  const end = async (): Promise<void> => {
    await closeServer(server);
    await rm(cacheDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const vite = await createVite(server, cacheDir, options.authConfig);
    return {
      url: `http://localhost:${options.port}`,
      // Vite can reject while it still prepares a dependency; everything else is closed anyway.
      close: () => vite.close().finally(end),
    };
  } catch (error) {
    await end();
    throw error;
  }
}
