import { createHash } from "node:crypto";
import { homedir } from "node:os";
import path from "node:path";
import { bundleAction } from "../../components/action-code";

const PLAIN = bundleAction({ allowedCountries: false });
const CHECKING = bundleAction({ allowedCountries: true });

describe("bundleAction", () => {
  it("stays under 10 kB without the table of countries and under 25 kB with it", () => {
    expect(Buffer.byteLength(PLAIN.code)).toBeLessThanOrEqual(10_000);
    expect(Buffer.byteLength(CHECKING.code)).toBeLessThanOrEqual(25_000);
  });

  it("contains the table of countries only if it is asked for", () => {
    const senders = bundleAction({ allowedCountries: false, plivoSenders: true });
    expect(PLAIN.code).not.toMatch(/"JM"|658\|876/);
    for (const { code } of [CHECKING, senders]) expect(code).toMatch(/\["JM","\(658\|876\)d\*"\]/);
  });

  it("returns the same bytes from any directory", () => {
    const home = process.cwd();
    process.chdir("/");
    try {
      expect(bundleAction({ allowedCountries: false })).toEqual(PLAIN);
    } finally {
      process.chdir(home);
    }
  });

  it("contains no path of this machine", () => {
    const root = path.join(__dirname, "../..");
    for (const { code } of [PLAIN, CHECKING])
      for (const place of [root, homedir(), "node_modules"]) expect(code).not.toContain(place);
  });

  it("returns the SHA-256 of the code", () => {
    expect(PLAIN.sha256).toBe(createHash("sha256").update(PLAIN.code).digest("hex"));
  });

  it("exports the two handlers and requires nothing", () => {
    const exported: Record<string, unknown> = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how the bytes run
    const run = new Function("exports", "require", PLAIN.code) as (
      exports: object,
      require: () => never,
    ) => void;
    run(exported, () => {
      throw new Error("something was required");
    });
    expect(Object.keys(exported).sort()).toEqual([
      "onExecuteCustomPhoneProvider",
      "onExecuteSendPhoneMessage",
    ]);
  });

  it("is one script that strict mode accepts", () => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- only parsed
    expect(() => new Function(`"use strict";${PLAIN.code}`)).not.toThrow();
  });
});
