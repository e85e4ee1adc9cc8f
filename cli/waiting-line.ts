import { isAsking } from "./prompt";

/** The part of a stream that a waiting line needs. */
export type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "write">;

const SECOND = 1_000;
const ERASE = "\r\x1b[2K";

/** Seconds until the first line in a log. Each further one follows after twice as long. */
const FIRST_IN_LOG = 30;

/**
 * Shows how long a command has been running: on a terminal every second, in one line; elsewhere, as in a log, in few lines.
 * It shows nothing while a question waits for its answer.
 */
export class WaitingLine {
  private timer: NodeJS.Timeout | undefined;
  private isShown = false;

  constructor(
    private readonly name: string,
    private readonly terminal: Terminal,
  ) {}

  start(): void {
    const began = Date.now();
    let nextInLog = FIRST_IN_LOG;
    this.timer = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / SECOND);
      if (isAsking()) return;
      if (this.terminal.isTTY) {
        this.terminal.write(`${ERASE}· ${this.name}: ${seconds} s`);
        this.isShown = true;
      } else if (seconds >= nextInLog) {
        this.terminal.write(`· ${this.name}: ${seconds} s\n`);
        nextInLog *= 2;
      }
    }, SECOND);
    this.timer.unref();
  }

  /** Erases the line. Call it before printing anything else. The next second shows it again. */
  erase(): void {
    if (this.isShown) this.terminal.write(ERASE);
    this.isShown = false;
  }

  stop(): void {
    clearInterval(this.timer);
    this.erase();
  }
}
