import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { upInProcess } from "../../../cli/fleet/stack-process";

describe("upInProcess", () => {
  it("reports a stack that can't be opened as a failure, in one line", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stack-process-"));
    const logs = join(folder, "logs");
    const outcome = await upInProcess("qa", { preview: false, cwd: folder, logs });
    expect(outcome).toMatchObject({ stack: "qa", result: "failed" });
    expect(outcome.detail).toMatch(/^\S.*$/);
    expect(outcome.detail).not.toContain("its process was ended");
    expect(existsSync(logs)).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
