import { createInterface, type Interface } from "node:readline";
import { PassThrough } from "node:stream";

/** Asks a person questions. */
export interface Prompt {
  /** Returns the next answer; `undefined` if the input has ended. A hidden answer isn't echoed. */
  ask(text: string, hidden?: boolean): Promise<string | undefined>;
  say(text: string): void;
  close(): void;
}

/** Erases the current line of a terminal, such as a waiting line. */
const ERASE = "\r\x1b[2K";

let questions = 0;

/** Returns whether a question on the terminal waits for its answer. */
export function isAsking(): boolean {
  return questions > 0;
}

/** Asks on a terminal, or reads a line for each question from a pipe. */
export function terminalPrompt(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WritableStream & { isTTY?: boolean } = process.stderr,
): Prompt {
  const pipe = input.isTTY ? undefined : createInterface({ input });
  const clear = output.isTTY === true ? ERASE : "";
  const lines = pipe?.[Symbol.asyncIterator]();
  return {
    ask: async (text, hidden = false) => {
      output.write(`${clear}${text}: `);
      if (lines === undefined) return askTerminal(input, output, hidden);
      const line = await lines.next();
      output.write("\n");
      return line.done === true ? undefined : line.value;
    },
    say: (text) => {
      output.write(`${clear}${text}\n`);
    },
    close: () => {
      pipe?.close();
    },
  };
}

/**
 * Asks a yes-or-no question on a terminal. Without a terminal the answer is no.
 * @param question without its `[y/N]`
 */
export async function confirm(
  question: string,
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WritableStream & { isTTY?: boolean } = process.stderr,
): Promise<boolean> {
  if (!input.isTTY || output.isTTY !== true) return false;
  const answer = await terminalPrompt(input, output).ask(`${question} [y/N]`);
  return /^y(es)?$/i.test((answer ?? "").trim());
}

/**
 * Reads one line. Each question has an interface of its own without history: an arrow key, Ctrl+Y or an undo would show an
 * earlier hidden answer.
 */
async function askTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  hidden: boolean,
): Promise<string | undefined> {
  const echo = hidden ? new PassThrough().resume() : output;
  const reader = createInterface({ input, output: echo, terminal: true, historySize: 0 });
  questions += 1;
  try {
    return await nextLine(reader);
  } finally {
    questions -= 1;
    reader.close();
    if (hidden) output.write("\n");
  }
}

function nextLine(reader: Interface): Promise<string | undefined> {
  return new Promise((resolve) => {
    reader.once("line", resolve);
    reader.once("close", () => {
      resolve(undefined);
    });
  });
}
