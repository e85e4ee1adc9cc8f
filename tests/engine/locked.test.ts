/** Two runs at once on a stack: the second is refused, and `recover` leaves a run alone that still runs. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PicturedState } from "../cli/tenant-picture";
import { TenantAndStack } from "../tenant-and-stack";
import { LOCAL_ACCOUNT } from "../local-account";
import { operate } from "./operate";

const MINUTES = 60_000;

describe("a stack that a run holds", () => {
  let operated: TenantAndStack;

  beforeAll(async () => {
    operated = await TenantAndStack.open({ experience: "legacy", ...LOCAL_ACCOUNT });
  }, 10 * MINUTES);

  afterAll(() => operated.close());

  it(
    "refuses a second run and `recover`, and the first ends as if alone",
    async () => {
      await operated.control("POST", "faults", { from: 4, count: 1, holdMs: 10 * MINUTES });
      const first = operated.stack.up();
      while ((await operated.control<unknown[]>("GET", "requests")).length < 4) {
        await sleep(50);
      }

      await expect(operated.stack.up()).rejects.toThrow("locked");
      const recovered = await operate(operated, "recover");
      expect(recovered.code).toBe(1);
      expect(recovered.output).toContain("still runs: wait for it to end");

      await operated.control("DELETE", "faults");
      await first;
      const { clients } = await operated.control<PicturedState>("GET", "state");
      expect(clients.filter(({ name }) => name === "React sample")).toHaveLength(1);
      expect((await operate(operated, "recover")).output).toContain("Nothing to recover");
    },
    10 * MINUTES,
  );

  it(
    "is read again by `recover` where a kill left the checksum of its state half-written",
    async () => {
      writeFileSync(`${operated.stateFile}.attrs`, "");
      await expect(operated.stack.preview()).rejects.toThrow("failed to load checkpoint: EOF");
      expect((await operate(operated, "doctor")).output).toContain(
        "`npm run recover -- --stack dev`",
      );
      expect((await operate(operated, "recover", "--dry-run")).code).toBe(1);

      const recovered = await operate(operated, "recover");
      expect(recovered).toMatchObject({ code: 0 });
      expect(recovered.output).toContain("removes half-written checksums next to the state");
      expect((await operated.stack.preview()).steps).toEqual([]);
    },
    10 * MINUTES,
  );

  it(
    "is freed from a lock of another machine only when someone says so",
    async () => {
      mkdirSync(operated.lockFolder, { recursive: true });
      const lock = {
        pid: 1,
        username: "ada",
        hostname: "elsewhere",
        timestamp: new Date().toISOString(),
      };
      writeFileSync(join(operated.lockFolder, "of-another-machine.json"), JSON.stringify(lock));

      const asked = await operate(operated, "recover");
      expect(asked.code).toBe(1);
      expect(asked.output).toContain("--break-lock");
      expect(readdirSync(operated.lockFolder)).toContain("of-another-machine.json");

      const forced = await operate(operated, "recover", "--break-lock");
      expect(forced.code).toBe(0);
      expect(readdirSync(operated.lockFolder)).toEqual([]);
    },
    10 * MINUTES,
  );
});
