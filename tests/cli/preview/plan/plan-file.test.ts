import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "../../../../cli/preview/plan/plan";
import { readPlan, writePlan } from "../../../../cli/preview/plan/plan-file";

const PLAN: Plan = {
  stack: "dev",
  offline: true,
  unchanged: 1,
  errors: ["e"],
  notes: [],
  changes: [
    {
      operation: "update",
      name: "mfa",
      type: "t",
      properties: [{ path: "policy", before: '"a"' }],
    },
  ],
};

describe("a plan's file", () => {
  const folder = mkdtempSync(join(tmpdir(), "plan-"));
  const file = join(folder, "plan.json");
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("returns the plan that was written", () => {
    writePlan(file, PLAN);
    expect(readPlan(file)).toEqual(PLAN);
  });

  it("cuts texts that are longer than a reader accepts", () => {
    writePlan(file, { ...PLAN, errors: ["x".repeat(5000), ...Array<string>(99).fill("y")] });
    const { errors } = readPlan(file);
    expect(errors).toHaveLength(50);
    expect(errors[0]).toHaveLength(2000);
  });

  it.each([
    ["no JSON", "{", "it is not JSON"],
    ["no object", "[]", "must be object"],
    [
      "a key of its own",
      JSON.stringify({ ...PLAN, html: "<b>" }),
      "must NOT have additional properties",
    ],
    [
      "another operation",
      JSON.stringify({ ...PLAN, changes: [{ ...PLAN.changes[0], operation: "<b>" }] }),
      "/changes/0/operation",
    ],
    [
      "an endless text",
      JSON.stringify({ ...PLAN, stack: "x".repeat(101) }),
      "/stack must NOT have more than 100",
    ],
    ["an object for a value", JSON.stringify({ ...PLAN, notes: [{}] }), "/notes/0 must be string"],
  ])("is refused with %s", (_, json, reason) => {
    writeFileSync(file, json);
    expect(() => readPlan(file)).toThrow(`${file} is not a plan`);
    expect(() => readPlan(file)).toThrow(reason);
  });

  it("is refused if it is a link, missing, or larger than a plan can be", () => {
    const link = join(folder, "link.json");
    symlinkSync(file, link);
    writePlan(file, PLAN);
    expect(() => readPlan(link)).toThrow(
      `${link} is not a plan: it is missing, or a link; \`npm run preview `,
    );
    expect(() => readPlan(join(folder, "none.json"))).toThrow("it is missing, or a link");
    writeFileSync(file, " ".repeat(2_000_001));
    expect(() => readPlan(file)).toThrow("it is too long");
  });
});
