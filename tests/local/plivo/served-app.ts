import Fastify, { type FastifyInstance } from "fastify";

export interface ServedApp {
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  delete(path: string): Promise<Response>;
  close(): Promise<void>;
}

/** Routes on a port of their own: Fastify's `inject` needs a module that Jest can't load. */
export async function serve(register: (app: FastifyInstance) => void): Promise<ServedApp> {
  const app = Fastify({ forceCloseConnections: true });
  register(app);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const headers = { "content-type": "application/json" };
  return {
    get: (path) => fetch(`${origin}${path}`),
    post: (path, body) =>
      fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
    delete: (path) => fetch(`${origin}${path}`, { method: "DELETE" }),
    close: () => app.close(),
  };
}
