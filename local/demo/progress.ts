/** Prints each step of a run with its duration, and on a terminal what happens within it. */
export class Progress {
  /** @param signal no further step starts after it is aborted */
  constructor(
    private readonly signal: AbortSignal,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  /** Prints a line as it is. */
  say(line = ""): void {
    this.out.write(`${line}\n`);
  }

  /**
   * Runs a step and prints its name, its outcome and its seconds. `work` may report what it is doing.
   * @throws StepFailed with the step's name if `work` fails
   */
  async step<T>(name: string, work: (report: (detail: string) => void) => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    const began = Date.now();
    this.begin(name);
    try {
      const result = await work((detail) => {
        this.detail(name, detail);
      });
      this.end(`✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      this.end(`✗ ${name}`);
      throw error instanceof StepFailed ? error : new StepFailed(name, error);
    }
  }

  private begin(name: string): void {
    if (this.out.isTTY) this.out.write(`· ${name}`);
  }

  private detail(name: string, detail: string): void {
    if (this.out.isTTY)
      this.out.write(
        `\r\x1b[2K· ${name}: ${detail.slice(0, Math.max(20, this.out.columns - name.length - 5))}`,
      );
    else this.say(`  ${name}: ${detail}`);
  }

  private end(line: string): void {
    if (this.out.isTTY) this.out.write("\r\x1b[2K");
    this.say(line);
  }
}

/** A step of a run that failed. */
export class StepFailed extends Error {
  constructor(
    readonly step: string,
    cause: unknown,
  ) {
    super(`${step}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
