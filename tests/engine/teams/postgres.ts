import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reservePort } from "../../journeys/reserved-port";

const DEBIAN = "/usr/lib/postgresql";

/** Folder of PostgreSQL's programs as Debian installs them; `undefined` where there are none. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  const folders = readdirSync(DEBIAN).map((version) => join(DEBIAN, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "initdb")));
}

export interface Postgres {
  /** As PULUMI_BACKEND_URL takes it. */
  readonly url: string;
  /** Ends the server as a crash does, and starts it again. */
  restart(): void;
  stop(): void;
}

/** Starts a server of its own on loopback, with its data in a temporary folder. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const { port, release } = await reservePort();
  const data = join(folder, "data");
  const asUser = (program: string, ...args: string[]): void => {
    // PostgreSQL refuses to run as root.
    const command = [join(programs, program), ...args];
    const [file = "", ...rest] =
      process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
    execFileSync(file, rest, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  };
  // The user `postgres` makes its folder inside.
  chmodSync(folder, 0o777);
  asUser("initdb", "-D", data, "-U", "pulumi", "--auth=trust", "--no-sync");
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p ${port}`;
  const start = (): void => {
    asUser("pg_ctl", "-D", data, "-o", options, "-l", join(folder, "log"), "-w", "start");
  };
  await release();
  start();
  return {
    url: `postgres://pulumi@127.0.0.1:${port}/postgres?sslmode=disable`,
    restart: () => {
      asUser("pg_ctl", "-D", data, "-m", "immediate", "stop");
      start();
    },
    stop: () => {
      asUser("pg_ctl", "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
