/** What a waiting line needs of a stream. */
export type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "write">;

const SECOND = 1_000;
const ERASE = "\r\x1b[2K";

/**
 * Shows on a terminal how long a command has been at work, once a second from the first second on, in a line that moves.
 * Elsewhere, as in a log, it shows nothing.
 */
export class WaitingLine {
  private timer: NodeJS.Timeout | undefined;
  private isShown = false;

  constructor(
    private readonly name: string,
    private readonly terminal: Terminal,
  ) {}

  start(): void {
    if (!this.terminal.isTTY) return;
    const began = Date.now();
    this.timer = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / SECOND);
      this.terminal.write(`${ERASE}· ${this.name}: ${seconds} s`);
      this.isShown = true;
    }, SECOND);
    this.timer.unref();
  }

  /** Erases the line; call it before anything else is printed. The next second shows it again. */
  erase(): void {
    if (this.isShown) this.terminal.write(ERASE);
    this.isShown = false;
  }

  stop(): void {
    clearInterval(this.timer);
    this.erase();
  }
}
