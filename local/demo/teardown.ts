/** Undoes a list of actions, newest first, each once, whatever fails. */
export class Teardown {
  private readonly steps: { name: string; undo: () => Promise<void> | void }[] = [];
  private running: Promise<string[]> | undefined;

  /** Adds how to undo what was just done. */
  add(name: string, undo: () => Promise<void> | void): void {
    this.steps.push({ name, undo });
  }

  /** Undoes everything. A second call waits for the first. Returns one sentence for each step that failed. */
  run(): Promise<string[]> {
    this.running ??= this.undoAll();
    return this.running;
  }

  private async undoAll(): Promise<string[]> {
    const failures: string[] = [];
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step.undo();
      } catch (error) {
        failures.push(
          `${step.name} could not be ended: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    return failures;
  }
}
