import { PassThrough, Writable } from "node:stream";
import { confirm, terminalPrompt } from "../../cli/prompt";

/** A terminal on which keys are typed, and what it shows. */
function terminal() {
  const shown = { text: "" };
  const output = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        shown.text += chunk.toString();
        done();
      },
    }),
    { isTTY: true },
  );
  const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => keys });
  const input = keys as unknown as NodeJS.ReadStream;
  return { input, output, shown, type: (text: string) => keys.write(text) };
}

const UP = "\u001b[A";
const KILL = "\u0015";
const YANK = "\u0019";

describe("a prompt on a terminal", () => {
  it("never shows a hidden answer, not with an arrow key and not with a yank in the next question", async () => {
    const { input, output, shown, type } = terminal();
    const prompt = terminalPrompt(input, output);
    const first = prompt.ask("Token", true);
    type(`s3cret-a${KILL}s3cret-b\r`);
    await expect(first).resolves.toBe("s3cret-b");

    const second = prompt.ask("Name");
    type(`${UP}${YANK}dev\r`);
    await expect(second).resolves.toBe("dev");
    expect(shown.text).toContain("dev");
    expect(shown.text).not.toContain("s3cret");
  });

  it("returns undefined when the input ends", async () => {
    const { input, output, type } = terminal();
    const answer = terminalPrompt(input, output).ask("Name");
    type("\u0004");
    await expect(answer).resolves.toBeUndefined();
  });

  it.each([
    ["y", true],
    ["Yes", true],
    ["", false],
    ["no", false],
    ["yesterday", false],
  ])("counts `%s` as %p when it asks for a yes", async (answer, expected) => {
    const { input, output, type } = terminal();
    const confirmed = confirm("Sure?", input, output);
    type(`${answer}\r`);
    await expect(confirmed).resolves.toBe(expected);
  });
});

describe("a prompt on a pipe", () => {
  it("reads a line for each question, even if all were sent at once", async () => {
    const pipe = new PassThrough();
    const { output } = terminal();
    const prompt = terminalPrompt(pipe as unknown as NodeJS.ReadStream, output);
    pipe.end("first\nsecond\n");
    await expect(prompt.ask("a")).resolves.toBe("first");
    await expect(prompt.ask("b", true)).resolves.toBe("second");
    await expect(prompt.ask("c")).resolves.toBeUndefined();
    prompt.close();
  });

  it("can't be asked for a yes", async () => {
    const pipe = new PassThrough() as unknown as NodeJS.ReadStream;
    await expect(confirm("Sure?", pipe, terminal().output)).resolves.toBe(false);
  });
});
