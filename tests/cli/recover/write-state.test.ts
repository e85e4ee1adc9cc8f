import { PulumiFailure } from "../../../cli/pulumi";
import type { StackExport, StackState } from "../../../cli/stack-state";
import { StackLockedError } from "../../../cli/recover/stack-lock";
import { StateChangedError, writeState } from "../../../cli/recover/write-state";

const LOCKED = "error: the stack is currently locked by 1 lock(s).";

/** The standard input of `pulumi stack import`. */
let imported: string[];
let isLocked: boolean;

jest.mock("../../../cli/pulumi", () => ({
  ...jest.requireActual<object>("../../../cli/pulumi"),
  runPulumi: async (_folder: string, args: readonly string[], input: Promise<string>) => {
    if (args.join(" ") !== "stack import --stack dev")
      throw new Error(`unexpected: ${args.join()}`);
    const text = await input;
    if (isLocked) throw new PulumiFailure("", LOCKED);
    imported.push(text);
  },
}));

const stateOf = (...urns: string[]): StackExport => ({
  version: 3,
  deployment: { resources: urns.map((urn) => ({ urn, custom: true, type: "t" })) },
});

const stackWith = (current: StackExport) =>
  ({ name: "dev", folder: "/p", export: () => Promise.resolve(current) }) as unknown as StackState;

beforeEach(() => {
  [imported, isLocked] = [[], false];
});

describe("writing a stack's state", () => {
  it("replaces the state that was read, however it is formatted, once this command's lock is released", async () => {
    const read = stateOf("a");
    const reordered = {
      deployment: { resources: [{ type: "t", custom: true, urn: "a" }] },
      version: 3,
    };
    const unlock = jest.fn(() => Promise.resolve());
    await writeState(stackWith(reordered), read, stateOf("a", "b"), unlock);
    expect(imported.map((text) => JSON.parse(text) as unknown)).toEqual([stateOf("a", "b")]);
    expect(unlock).toHaveBeenCalledTimes(1);
  });

  it("writes nothing over a state that someone changed, and keeps the lock", async () => {
    const unlock = jest.fn(() => Promise.resolve());
    const write = writeState(stackWith(stateOf("a", "theirs")), stateOf("a"), stateOf(), unlock);
    await expect(write).rejects.toThrow(StateChangedError);
    expect(imported).toEqual([]);
    expect(unlock).not.toHaveBeenCalled();
  });

  it("says that another run holds the stack", async () => {
    isLocked = true;
    const write = writeState(stackWith(stateOf("a")), stateOf("a"), stateOf("b"));
    await expect(write).rejects.toThrow(StackLockedError);
  });
});
