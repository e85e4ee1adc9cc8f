import { engineErrors, engineReason, isLocked } from "../../cli/engine-error";
import { PulumiFailure } from "../../cli/pulumi";

/** The message of the Automation API's error, as its `CommandError` builds it. */
const command = (stderr: string) => `code: 255\n stdout: \n stderr: ${stderr}\n err?: undefined`;

describe("the engine's errors", () => {
  it("are read wherever the line starts, each once", () => {
    const output = "Updating\n  error: first\nerror: second\nerror: first\nno error: here\n";
    expect(engineErrors(output)).toEqual(["first", "second"]);
  });

  it.each([
    [new PulumiFailure("error: a", "error: b"), "a; b"],
    [new PulumiFailure("out", "err"), "it gives no reason"],
    [new Error(command("error: no stack named 'x' found\n")), "no stack named 'x' found"],
    [new Error(command("something else")), "something else"],
    [new Error(command("")), "it gives no reason"],
    ["text", "text"],
  ])("%p is explained as `%s`", (error, reason) => {
    expect(engineReason(error)).toBe(reason);
  });

  it.each(["postgres://me:pw@db:1/x", "s3://b?region=eu&password=pw", "https://:pw@h"])(
    "show no password of %s",
    (url) => {
      const line = `error: unable to open state database "${url}": refused`;
      expect(engineErrors(line)).toEqual([line.slice(7).replace("pw", "[secret]")]);
      expect(engineReason(new Error(command(line.slice(7))))).not.toContain("pw");
    },
  );

  it("say that a stack is locked, on a self-managed backend and on Pulumi Cloud", () => {
    const own = "error: the stack is currently locked by 1 lock(s). Either wait";
    expect(isLocked(new PulumiFailure("", own))).toBe(true);
    expect(isLocked(new Error(command(own)))).toBe(true);
    const cloud = "error: [409] Conflict: Another update is currently in progress.";
    expect(isLocked(new PulumiFailure("", cloud))).toBe(true);
    expect(isLocked(new PulumiFailure("", "error: 403"))).toBe(false);
  });
});
