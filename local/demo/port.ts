import { createServer } from "node:net";

/**
 * Checks that a port is free before minutes are spent on earlier steps.
 * @throws one sentence that names the port and the flag that chooses another
 */
export async function assertPortFree(port: number, flag: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} on 127.0.0.1 is taken: stop what listens there, or choose another with \`${flag} N\`.`,
            )
          : error,
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
