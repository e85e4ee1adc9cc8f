import { setTimeout as sleep } from "node:timers/promises";
import { StepError } from "./step-error";

const STEP = "Read the SMS";
const PATIENCE_MS = 15_000;
const PAUSE_MS = 100;

export interface ReceivedMessage {
  to: string;
  from: string;
  text: string;
  uuid: string;
}

/** The phone: it reads the messages that the carrier accepted. */
export class Inbox {
  private read = 0;

  constructor(private readonly tenantUrl: string) {}

  /** Returns the code of the next unread message. Waits for it for a while. */
  async nextCode(): Promise<{ code: string; message: ReceivedMessage }> {
    const patience = Date.now() + PATIENCE_MS;
    while (Date.now() < patience) {
      const message = (await this.list())[this.read];
      if (!message) {
        await sleep(PAUSE_MS);
        continue;
      }
      this.read += 1;
      const code = /\b\d{6}\b/.exec(message.text)?.[0];
      if (code === undefined) throw new StepError(STEP, "the message has no six-digit code in it.");
      return { code, message };
    }
    throw new StepError(STEP, `no message came within ${PATIENCE_MS / 1000} seconds.`);
  }

  /** Skips the messages so far: the next code is from a later message. */
  async skip(): Promise<void> {
    this.read = (await this.list()).length;
  }

  private async list(): Promise<ReceivedMessage[]> {
    const response = await fetch(new URL("/_local/messages", this.tenantUrl));
    return (await response.json()) as ReceivedMessage[];
  }
}
