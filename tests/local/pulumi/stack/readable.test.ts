import { CommandError } from "@pulumi/pulumi/automation";
import { readable } from "../../../../local/pulumi/stack/readable";

/** The Automation API's error, whose constructor is its own affair. */
function commandError(message: string): CommandError {
  return Object.assign(Object.create(CommandError.prototype) as CommandError, { message });
}

describe("readable", () => {
  it("throws the engine's sentences instead of the command line", async () => {
    const message =
      "code: -2\n stderr: Command failed: pulumi config set-all --secret token=hunter2\nerror: the stack is locked\n  by someone\n err?: Error: Command failed: pulumi config set-all --secret token=hunter2\nerror: the stack is locked\n  by someone\n";
    const failed = readable(Promise.reject(commandError(message)));
    await expect(failed).rejects.toMatchObject({
      name: "StackError",
      message: "the stack is locked\n  by someone",
    });
  });

  it("never contains the command line, which has secrets", async () => {
    const message = "Command failed: pulumi config set-all --secret token=hunter2";
    const failed = readable(Promise.reject(commandError(message)));
    await expect(failed).rejects.toThrow("the Pulumi engine failed and didn't say why");
  });

  it("passes on an error that isn't the engine's", async () => {
    await expect(readable(Promise.reject(new TypeError("no")))).rejects.toThrow(TypeError);
  });
});
