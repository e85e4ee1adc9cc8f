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

it("shows nothing in a log", () => {
  const { line, written } = lineOn(false);
  line.start();
  jest.advanceTimersByTime(5_000);
  line.stop();
  expect(written).toEqual([]);
});
