import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Prompt } from "./ask";

/** Asks on a terminal, where hidden answers are not echoed, or reads a line for each question from a pipe. */
export function terminalPrompt(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stderr,
): Prompt & { close(): void } {
  let isMuted = false;
  const echo = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!isMuted) output.write(chunk);
      done();
    },
  });
  const terminal = input.isTTY;
  const reader = createInterface({
    input,
    output: echo,
    terminal,
    ...(!terminal && { historySize: 0 }),
  });
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (text, hidden) => {
      output.write(`${text}: `);
      isMuted = hidden;
      const line = await lines.next();
      isMuted = false;
      if (hidden || !terminal) output.write("\n");
      return line.done === true ? undefined : line.value;
    },
    say: (text) => {
      output.write(`${text}\n`);
    },
    close: () => {
      reader.close();
    },
  };
}
