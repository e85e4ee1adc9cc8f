import { PassThrough } from "node:stream";
import { terminalPrompt } from "../../cli/prompt";
import { WaitingLine } from "../../cli/waiting-line";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function lineOn(isTTY: boolean) {
  const written: string[] = [];
  const terminal = { isTTY, write: (text: unknown) => written.push(String(text)) > 0 };
  return { line: new WaitingLine("doctor", terminal), written };
}

it("shows the seconds on a terminal, in one line, and erases it before anything else", () => {
  const { line, written } = lineOn(true);
  line.start();
  jest.advanceTimersByTime(999);
  expect(written).toEqual([]);
  jest.advanceTimersByTime(1_001);
  expect(written).toEqual(["\r\x1b[2K· doctor: 1 s", "\r\x1b[2K· doctor: 2 s"]);
  line.erase();
  line.erase();
  expect(written.splice(0)).toHaveLength(3);
  line.stop();
  jest.advanceTimersByTime(5_000);
  expect(written).toEqual([]);
});

it("is a line in a log after 30 seconds, and each further one after twice as long", () => {
  const { line, written } = lineOn(false);
  line.start();
  jest.advanceTimersByTime(29_000);
  expect(written).toEqual([]);
  jest.advanceTimersByTime(571_000);
  line.stop();
  const lines = [30, 60, 120, 240, 480].map((seconds) => `· doctor: ${seconds} s\n`);
  expect(written).toEqual(lines);
});

it("shows nothing while a question waits for its answer", async () => {
  const { line, written } = lineOn(true);
  const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => keys });
  const answer = terminalPrompt(keys as unknown as NodeJS.ReadStream, new PassThrough()).ask(
    "Sure?",
  );
  line.start();
  jest.advanceTimersByTime(5_000);
  expect(written).toEqual([]);
  keys.write("yes\r");
  await answer;
  jest.advanceTimersByTime(1_000);
  expect(written).toEqual(["\r\x1b[2K· doctor: 6 s"]);
  line.stop();
});
