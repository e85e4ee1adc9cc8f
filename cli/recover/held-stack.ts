import type { StackExport, StackState } from "../stack-state";
import type { BackendStore } from "./backend-objects";
import { lockStack } from "./stack-lock";
import { isSameState, replacedState, StateChangedError, writeState } from "./write-state";

/** A stack that is locked, so that no other run can change it, if its backend's locks can be read. */
export class HeldStack {
  private unlock: (() => Promise<void>) | undefined;

  private constructor(
    private readonly store: BackendStore | undefined,
    private readonly name: string,
  ) {}

  /** Locks a stack. On a backend that shows its locks only to `pulumi`, each write is checked instead. */
  static async hold(store: BackendStore | undefined, name: string): Promise<HeldStack> {
    const held = new HeldStack(store, name);
    await held.lock();
    return held;
  }

  /**
   * Replaces the state that was read, and returns what the backend then has. The stack is unlocked for the moment in which
   * the import locks it; what someone writes in that moment is restored.
   * @throws StateChangedError if the state isn't the one that was read
   */
  async write(stack: StackState, read: StackExport, next: StackExport): Promise<StackExport> {
    try {
      await writeState(stack, read, next, () => this.release());
    } finally {
      await this.lock();
    }
    const written = await stack.export();
    const replaced = this.store && (await replacedState(this.store, this.name));
    if (replaced === undefined || isSameState(replaced, read)) return written;
    await this.write(stack, written, replaced);
    throw new StateChangedError();
  }

  /** Ends the lock. */
  async release(): Promise<void> {
    const unlock = this.unlock;
    this.unlock = undefined;
    await unlock?.();
  }

  private async lock(): Promise<void> {
    if (this.unlock === undefined && this.store !== undefined)
      this.unlock = await lockStack(this.store, this.name);
  }
}
