import { execute, defineCommand, type Output } from "../../cli/command";
import { jsonFlag } from "../../cli/json-result";
import { PulumiFailure } from "../../cli/pulumi";
import { parseFlags, type Flags } from "../../cli/flags";
import { UserError } from "../../cli/user-error";

/** Runs a command that returns what it was given, and records what it prints. */
async function run(argv: readonly string[], act?: (output: Output) => Promise<number>) {
  const printed = { out: "", err: "" };
  let given: unknown;
  const command = defineCommand({
    name: "sample",
    summary: "Shows how commands are run.",
    flags: {
      stack: { type: "text", value: "NAME", about: "The stack", required: true },
      parallel: {
        type: "number",
        value: "N",
        about: "Stacks at once",
        min: 1,
        max: 99,
        default: 4,
      },
      experience: { type: "choice", choices: ["legacy", "unified"], about: "The experience" },
      ...jsonFlag("stack"),
    },
    example: "--stack dev",
    exit: { done: "done", failed: "not done" },
    run: (flags, output) => {
      given = flags;
      return act?.(output) ?? Promise.resolve(0);
    },
  });
  const code = await execute(command, argv, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  return { code, given, ...printed };
}

describe("a command line", () => {
  it("is read into typed values with their defaults", async () => {
    const { given, code } = await run(["--stack", "dev", "--json"]);
    expect(given).toEqual({ stack: "dev", parallel: 4, experience: undefined, json: true });
    expect(code).toBe(0);
  });

  it("must have a flag that a switch makes optional, unless it has the switch", () => {
    const flags: Flags = {
      stack: { type: "text", value: "NAME", about: "The stack", required: { unless: "dry-run" } },
      "dry-run": { type: "switch", about: "Sends nothing" },
    };
    expect(() => parseFlags("sample", flags, [])).toThrow(/^--stack is missing: /);
    expect(parseFlags("sample", flags, ["--dry-run"])).toMatchObject({ stack: undefined });
  });

  it.each([
    [["--retries", "1"], "--retries applies only with --queue"],
    [["--resume"], "--resume applies only with --queue"],
    [["--queue", "q", "--parallel", "4"], "--parallel doesn't apply with --queue"],
  ])("%j is refused where a flag doesn't apply next to the others", (argv, sentence) => {
    const number = { type: "number", value: "N", about: "A number", min: 0, max: 9 } as const;
    const flags: Flags = {
      queue: { type: "text", value: "URL", about: "The queue" },
      retries: { ...number, default: 2, with: "queue" },
      resume: { type: "switch", about: "Continues", with: "queue" },
      parallel: { ...number, without: "queue" },
    };
    expect(() => parseFlags("sample", flags, argv)).toThrow(sentence);
    expect(parseFlags("sample", flags, ["--queue", "q"])).toMatchObject({ retries: 2 });
  });

  it.each([
    [["--stack", "dev", "--jsno"], "Unknown option '--jsno'"],
    [[], "--stack is missing"],
    [["--stack", ""], "--stack is empty"],
    [["--stack", "dev", "extra"], "Unexpected argument 'extra'"],
    [["--stack", "dev", "--parallel", "0"], "--parallel must be a number from 1 to 99, not `0`"],
    [["--stack", "dev", "--parallel", "1e1"], "--parallel must be a number"],
    [["--stack", "dev", "--experience", "new"], "--experience must be legacy or unified"],
    [["--stack", "dev", "--stack", "prod"], "--stack is given twice"],
    [["--stack", "--parallel", "4"], "'--stack' argument has no value"],
  ])("%j is refused with exit code 2 and one sentence", async (argv, sentence) => {
    const { code, err, given } = await run(argv);
    expect({ code, given }).toEqual({ code: 2, given: undefined });
    expect(err).toContain(sentence);
    expect(err).toMatch(/^[^\n]+`npm run sample -- --help` lists the flags\.$/);
  });

  it("is refused with everything that is wrong at once", async () => {
    const { err } = await run(["--parallel", "x", "--experience", "new"]);
    expect(err).toMatch(/--stack is missing; --parallel must be.*; --experience must be/);
  });
});

describe("--help", () => {
  it("shows usage, flags, an example and exit codes, and runs nothing", async () => {
    const { code, out, given } = await run(["--help"]);
    expect({ code, given }).toEqual({ code: 0, given: undefined });
    expect(out).toContain(
      "Usage: npm run sample -- --stack NAME [--parallel N] [--experience legacy|unified] [--json]",
    );
    expect(out).toMatch(/--parallel N +Stacks at once; default: 4/);
    expect(out).toContain("Example: npm run sample -- --stack dev");
    expect(out).toMatch(/Exit codes:\n {2}0 +done\n {2}1 +not done\n {2}2 /);
  });
});

describe("a command that fails", () => {
  const failing = (error: Error) => run(["--stack", "dev"], () => Promise.reject(error));

  it("shows a user's mistake as one sentence with its exit code", async () => {
    await expect(failing(new UserError("No such file: name another."))).resolves.toMatchObject({
      code: 1,
      err: "No such file: name another.",
    });
  });

  it("shows what the engine said, without its output", async () => {
    const failure = new PulumiFailure("", "noise\nerror: the disk is full\n");
    await expect(failing(failure)).resolves.toMatchObject({
      code: 1,
      err: "`pulumi` failed (the disk is full): fix that, then run this again.",
    });
  });

  it("shows a fault of the project with its stack", async () => {
    const { code, err } = await failing(new TypeError("x is undefined"));
    expect(code).toBe(70);
    expect(err).toMatch(/TypeError: x is undefined\n +at /);
  });
});

describe("a command's result", () => {
  const found = (code: number) => (output: Output) => {
    output.out("reading the stack");
    output.result({ stack: "dev" }, "dev is well.");
    return Promise.resolve(code);
  };

  it("is its text without --json", async () => {
    const { out, err } = await run(["--stack", "dev"], found(0));
    expect({ out, err }).toEqual({ out: "reading the stackdev is well.", err: "" });
  });

  it.each([0, 1])(
    "is one object on standard output with --json, if it ends with %i",
    async (code) => {
      const ended = await run(["--stack", "dev", "--json"], found(code));
      expect(JSON.parse(ended.out)).toEqual({ command: "sample", ok: code === 0, stack: "dev" });
      expect(ended).toMatchObject({ code, err: "reading the stack" });
    },
  );

  it.each([
    [new UserError("No such file: name another."), 1, "No such file: name another."],
    [new UserError("Give one flag.", 2), 2, "Give one flag."],
    [new TypeError("token abc"), 70, "a fault in this project; please report it"],
  ])("is the error with --json, for %s", async (error, code, sentence) => {
    const ended = await run(["--stack", "dev", "--json"], () => Promise.reject(error));
    expect(JSON.parse(ended.out)).toEqual({ command: "sample", ok: false, error: sentence });
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(error.message);
  });

  it.each([
    [["--json", "--jsno"], "--jsno"],
    [["--json=true"], "--json"],
  ])("is the error with --json, for the wrong command line %j too", async (argv, named) => {
    const { code, out } = await run(argv);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      error: expect.stringContaining(named) as string,
    });
    expect(code).toBe(2);
  });
});
