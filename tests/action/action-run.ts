import type { PhoneTrigger } from "../../local/auth0/phone-delivery/deployed-action";
import type { LoadedAction } from "./loaded-action";

export const PHONE_TRIGGERS: readonly PhoneTrigger[] = [
  "send-phone-message",
  "custom-phone-provider",
];

export interface SentRequest {
  url: string;
  init: RequestInit;
  body: Record<string, unknown>;
}

/** What Plivo does with one request: answer, fail, or never end. */
export type PlivoStep = (request: SentRequest) => Response | Promise<Response>;

export interface HandlerRun {
  requests: SentRequest[];
  /** Of the faked clock. */
  waits: number[];
  lines: string[];
  error?: Error;
  notification?: { type: "drop" | "retry"; reason: string };
  ms: number;
  /** Timers that are still set when the run is over. */
  timersLeft: number;
}

export interface EventMessage {
  recipient: string;
  text: string;
  code?: string;
  channel?: string;
}

export const SECRETS = {
  PLIVO_AUTH_ID: "MAABCDEFGHIJKLMNOPQR",
  PLIVO_AUTH_TOKEN: "dG9rZW4tb2YtYWNjb3VudC0xMjM0NTY3ODkw",
  PLIVO_SENDER: "+14155550100",
};

export const MESSAGE: EventMessage = {
  recipient: "+1-808-555-5555",
  text: "Your code is 824173",
  code: "824173",
};

export function eventFor(trigger: PhoneTrigger, message: EventMessage, secrets: object): object {
  const { recipient, text, code, channel } = message;
  return trigger === "send-phone-message"
    ? {
        secrets,
        message_options: {
          message_type: channel ?? "sms",
          recipient,
          text,
          code,
          action: "enrollment",
        },
      }
    : {
        secrets,
        notification: {
          delivery_method: channel ?? "text",
          recipient,
          as_text: text,
          as_voice: text,
          code,
        },
      };
}

/** The input of a run; everything else is from `MESSAGE` and `SECRETS`. */
export interface Given {
  message?: EventMessage;
  secrets?: object;
  /** In place of the event that the other two make. */
  event?: object;
}

/** Runs a handler against a scripted Plivo on a clock that costs no time. The last step repeats. */
export async function runHandler(
  action: LoadedAction,
  trigger: PhoneTrigger,
  steps: readonly PlivoStep[],
  given: Given = {},
): Promise<HandlerRun> {
  const { message = MESSAGE, secrets = SECRETS } = given;
  const event = given.event ?? eventFor(trigger, message, secrets);
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate", "performance"] });
  const start = Date.now();
  const run: HandlerRun = { requests: [], waits: [], lines: [], ms: 0, timersLeft: 0 };
  const log = jest.spyOn(console, "log").mockImplementation((line: string) => run.lines.push(line));
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (url, init = {}) => {
    const request = {
      url: url as string,
      init,
      body: JSON.parse(init.body as string) as SentRequest["body"],
    };
    run.waits.push(Date.now() - start - run.waits.reduce((sum, wait) => sum + wait, 0));
    run.requests.push(request);
    const step = steps[Math.min(run.requests.length, steps.length) - 1];
    if (!step) throw new Error("Plivo was asked and no step was scripted");
    return step(request);
  };
  try {
    await settle(perform(action, trigger, event, run));
    run.ms = Date.now() - start;
    run.timersLeft = jest.getTimerCount();
    return run;
  } finally {
    globalThis.fetch = realFetch;
    log.mockRestore();
    jest.useRealTimers();
  }
}

async function perform(
  action: LoadedAction,
  trigger: PhoneTrigger,
  event: object,
  run: HandlerRun,
): Promise<void> {
  const note = (type: "drop" | "retry") => (reason: string) => {
    run.notification = { type, reason };
  };
  const api = { notification: { drop: note("drop"), retry: note("retry") } };
  try {
    if (trigger === "send-phone-message") await action.onExecuteSendPhoneMessage(event, {});
    else await action.onExecuteCustomPhoneProvider(event, api);
  } catch (error) {
    run.error = error as Error;
  }
}

/** Moves the faked clock until the run ends; Auth0 would end it after 20 s. */
async function settle(running: Promise<void>): Promise<void> {
  const state = { over: false };
  void running.then(() => (state.over = true));
  for (let elapsed = 0; elapsed <= 20_000; elapsed += 50) {
    // Bodies are read on the real event loop.
    await new Promise(setImmediate);
    if (state.over) return;
    await jest.advanceTimersByTimeAsync(50);
  }
  throw new Error("Auth0 would have ended the run: it took more than 20 s");
}

/** All that leaves the Action, apart from its requests. */
export const saidBy = (run: HandlerRun): string[] =>
  [...run.lines, run.error?.message, run.error?.stack, run.notification?.reason].filter(
    (text) => text !== undefined,
  );

/** What Auth0 logs as the reason. */
export const loggedReason = (run: HandlerRun): string | undefined =>
  run.error?.message ?? run.notification?.reason;
