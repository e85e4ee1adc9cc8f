import { spawn } from "node:child_process";
import { once } from "node:events";
import { execute } from "../../cli/command";
import { listCommands } from "../../docs/generate/commands";
import { ROOT } from "../run-node";

/** Every command of package.json, none of which does anything with these command lines. */
const COMMANDS = listCommands().map(({ script, command }) => [script, command] as const);

describe.each(COMMANDS)("npm run %s", (script, command) => {
  const run = async (...argv: string[]) => {
    const printed = { out: [] as string[], err: [] as string[] };
    const code = await execute(command, argv, {
      out: (text) => printed.out.push(text),
      err: (text) => printed.err.push(text),
    });
    return { code, out: printed.out.join("\n"), err: printed.err.join("\n") };
  };

  it("prints --help in the common form, without color, and exits with 0", async () => {
    const { code, out, err } = await run("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n");
    expect(lines[0]).toMatch(/^[A-Z].*\.$/);
    expect(lines[2]).toMatch(new RegExp(`^Usage: npm run ${script}( -- |$)`));
    expect(out).toMatch(new RegExp(`\n\nExample: npm run ${script} -- .*\n\nExit codes:\n`));
    for (const flag of [...Object.keys(command.flags), "help"])
      expect(out).toMatch(new RegExp(`^  --${flag}[ ].* [A-Z]`, "m"));
    for (const code of [0, 1, 2, 70]) expect(out).toMatch(new RegExp(`^  ${code} +\\S`, "m"));
    expect(out).not.toMatch(/\x1b/);
  });

  it("has an example that its own flags accept", () => {
    const used = [...command.example.matchAll(/--([\w-]+)/g)].map(([, flag]) => flag);
    expect(Object.keys(command.flags)).toEqual(expect.arrayContaining(used));
    const required = Object.entries(command.flags).filter(
      ([, flag]) => "required" in flag && flag.required,
    );
    expect(used).toEqual(expect.arrayContaining(required.map(([flag]) => flag)));
  });

  it("exits with 2 and one sentence for an unknown flag", async () => {
    const { code, out, err } = await run("--no-such-flag");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^[^\n]*'--no-such-flag'[^\n]*\.$/);
    expect(err).toContain(`npm run ${script} -- --help`);
  });

  it("exits with 2 and names a required flag that is missing", async () => {
    const required = Object.entries(command.flags).filter(
      ([, flag]) => "required" in flag && flag.required,
    );
    if (required.length === 0) return;
    const { code, err } = await run();
    expect(code).toBe(2);
    for (const [flag] of required) expect(err).toContain(`--${flag} is missing`);
  });
});

it("every command with a result has --json", () => {
  const others = ["comment", "test-stack", "new-environment", "fleet:worker"];
  const without = COMMANDS.filter(([, { flags }]) => !("json" in flags)).map(([script]) => script);
  expect(without).toEqual(others);
});

it("a command whose reader has closed the pipe ends as it would have", async () => {
  const args = ["--import", "tsx", "cli/doctor/main.ts", "--help"];
  const child = spawn(process.execPath, args, { cwd: ROOT });
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (chunk) => (err += String(chunk)));
  expect(await once(child, "close")).toEqual([0, null]);
  expect(err).toBe("");
});
