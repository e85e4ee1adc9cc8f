import { fork } from "node:child_process";
import path from "node:path";
import { startCarrier, type CarrierFixture } from "../plivo/carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterAll(() => fixture.close());

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("ends an Action whose runner was killed", async () => {
  const runner = fork(path.join(__dirname, "abandoned-run-process.ts"), {
    execArgv: ["--import", "tsx"],
  });
  runner.send({ port: fixture.carrier.port, caPem: fixture.caPem });
  while (fixture.carrier.received.length === 0) await pause();
  const pid = Number(fixture.carrier.received[0]?.path.slice(1));
  try {
    expect(isAlive(pid)).toBe(true);
    runner.kill("SIGKILL");
    for (let look = 0; isAlive(pid) && look < 500; look += 1) await pause();
    expect(isAlive(pid)).toBe(false);
  } finally {
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
  }
});
