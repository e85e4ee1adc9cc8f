import { resolve } from "node:path";
import { parseCommandLine } from "../../cli/command-line";
import { OperationError } from "../../cli/operation-error";

const parse = (...argv: string[]) =>
  parseCommandLine("doctor", { json: { type: "boolean" } }, argv);

describe("an operation's command line", () => {
  it("names the stack and takes the operation's own options", () => {
    expect(parse("--stack", "dev", "--json")).toMatchObject({ stack: "dev", json: true });
  });

  it("looks for the stack in the repository, or where `--cwd` says", () => {
    expect(parse("--stack", "dev").folder).toBe(resolve(__dirname, "..", ".."));
    expect(parse("--stack", "dev", "--cwd", "/elsewhere").folder).toBe("/elsewhere");
  });

  it("shows how the stack is named when it isn't", () => {
    expect(() => parse("--json")).toThrow(OperationError);
    expect(() => parse("--json")).toThrow("npm run doctor -- --stack dev");
  });

  it("says which options there are when it doesn't know one", () => {
    expect(() => parse("--stack", "dev", "--jsno")).toThrow(/'--jsno'.*--stack, --cwd, --json/);
  });
});
