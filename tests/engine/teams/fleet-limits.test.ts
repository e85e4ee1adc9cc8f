/** Two workers on one queue ask a host together only as often as it allows. */
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import {
  type CertificateAuthority,
  createCertificateAuthority,
} from "../../../local/world/certificate-authority";
import { runScriptOnStack } from "./command";
import { postgresPrograms, startPostgres, type Postgres } from "./postgres";

const programs = postgresPrograms();
const withPostgres = programs === undefined ? describe.skip : describe;
if (programs === undefined)
  console.warn("Skipped, since PostgreSQL is not installed: apt-get install postgresql.");

const PER_SECOND = 10;
const REQUESTS = 20;

withPostgres("two workers with a limit", () => {
  let postgres: Postgres;
  let authority: CertificateAuthority;
  let server: Server;
  let answered = 0;

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? "");
    authority = await createCertificateAuthority();
    server = createServer(await authority.issue(["localhost"]), (_, response) => {
      answered += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    server.close();
    postgres.stop();
    await authority.remove();
  });

  it("send no more requests in any second than one host allows, and PostgreSQL may restart meanwhile", async () => {
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
    const script = "tests/cli/fleet/queue/limited-requests.ts";
    const args = [postgres.url, origin, String(PER_SECOND), String(REQUESTS)];
    const environment = { ...process.env, NODE_EXTRA_CA_CERTS: authority.caFile };
    const work = () => runScriptOnStack(script, args, environment);
    const workers = Promise.all([work(), work()]);
    while (answered < REQUESTS) await new Promise((resolve) => setTimeout(resolve, 20));
    postgres.restart();
    const turns: number[] = [];
    for (const { code, stdout, stderr } of await workers) {
      expect({ code, stderr }).toMatchObject({ code: 0 });
      turns.push(...stdout.trim().split("\n").map(Number));
    }
    expect(answered).toBe(2 * REQUESTS);
    expect(turns.length).toBeGreaterThanOrEqual(2 * REQUESTS);
    const inASecond = turns.map((from) => turns.filter((at) => at >= from && at < from + 1000));
    // A turn may be used up to 100 ms late, and a second has both of its ends.
    expect(Math.max(...inASecond.map(({ length }) => length))).toBeLessThanOrEqual(PER_SECOND + 2);
  });
});
