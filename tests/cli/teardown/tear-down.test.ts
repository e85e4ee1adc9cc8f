import { tearDown, type DeployedStack } from "../../../cli/teardown/tear-down";

const DISPOSABLE = { "auth0-plivo-sms-mfa:disposable": { value: "true" } };

/** A stack that writes down what was done to it. */
function stackOf(name: string, parts: Partial<DeployedStack> = {}) {
  const done: string[] = [];
  const stack: DeployedStack = {
    name,
    config: () => Promise.resolve(DISPOSABLE),
    destroy: () => Promise.resolve(void done.push("destroy")),
    remove: () => Promise.resolve(void done.push("remove")),
    ...parts,
  };
  return { stack, done };
}

describe("tearDown", () => {
  it("destroys a disposable stack, then removes it", async () => {
    const { stack, done } = stackOf("pr-5");
    await expect(tearDown(stack)).resolves.toEqual({ stack: "pr-5", result: "torn down" });
    expect(done).toEqual(["destroy", "remove"]);
  });

  it.each([
    ["has no such setting", {}],
    ["has it off", { "auth0-plivo-sms-mfa:disposable": { value: "false" } }],
    ["has it misspelled", { "auth0-plivo-sms-mfa:disposable": { value: "True" } }],
    ["has it in another namespace", { "other:disposable": { value: "true" } }],
  ])("leaves a stack alone whose last deployment %s", async (_, config) => {
    const { stack, done } = stackOf("pr-5", { config: () => Promise.resolve(config) });
    await expect(tearDown(stack)).resolves.toEqual({
      stack: "pr-5",
      result: "left alone",
      reason: "it was not deployed with `disposable` set to `true`",
    });
    expect(done).toEqual([]);
  });

  it("leaves a stack alone that was deployed as production, even if it is disposable too", async () => {
    const config = { ...DISPOSABLE, "auth0-plivo-sms-mfa:production": { value: "true" } };
    const { stack, done } = stackOf("live", { config: () => Promise.resolve(config) });
    await expect(tearDown(stack)).resolves.toEqual({
      stack: "live",
      result: "left alone",
      reason: "it is production",
    });
    expect(done).toEqual([]);
  });

  it("removes the stack of a pull request that was never deployed", async () => {
    const { stack, done } = stackOf("acme/mfa/pr-5", {
      config: () => Promise.reject(new Error("error: no previous deployment")),
    });
    await expect(tearDown(stack)).resolves.toMatchObject({ result: "torn down" });
    expect(done).toEqual(["remove"]);
  });

  it("does nothing to the stack of a pull request whose last deployment can't be read", async () => {
    const { stack, done } = stackOf("pr-5", {
      config: () => Promise.reject(new Error("error: connection refused")),
    });
    await expect(tearDown(stack)).resolves.toMatchObject({ result: "failed" });
    expect(done).toEqual([]);
  });

  it("leaves a stack alone if the backend knows no deployment of it", async () => {
    const { stack, done } = stackOf("qa", {
      config: () => Promise.reject(new Error("code: 255\nerror: no previous deployment\n")),
    });
    await expect(tearDown(stack)).resolves.toEqual({
      stack: "qa",
      result: "left alone",
      reason: "no deployment of it is known to this backend",
    });
    expect(done).toEqual([]);
  });

  it("keeps a stack that could not be destroyed, so that its resources are not lost", async () => {
    const { stack, done } = stackOf("pr-5", {
      destroy: () => Promise.reject(new Error("error: the API failed")),
    });
    await expect(tearDown(stack)).resolves.toEqual({
      stack: "pr-5",
      result: "failed",
      reason: "the API failed",
    });
    expect(done).toEqual([]);
  });
});
