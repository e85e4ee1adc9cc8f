/** How the carrier answers coming requests instead of as Plivo does. */
export interface ScriptedAnswer {
  /** HTTP status. Default: the request is handled as usual, and only the transport below is changed. */
  status?: number;
  /** A string is sent as it is, anything else as JSON. Default: Plivo's body for that status. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds between receiving the request and answering it. */
  delayMs?: number;
  /** Milliseconds between one byte of the answer's body and the next. */
  dripMs?: number;
  /** Cuts the connection before anything is read, or without an answer after the message was accepted. */
  drop?: "before" | "after";
  /**
   * Whether the message reaches the phone. Default: as usual, but not if `status` is given, unless that is 2xx without a
   * `body`.
   */
  taken?: boolean;
  /** The number of requests; `null` until the script ends. Default: 1. */
  times?: number | null;
}

/** The script of one carrier. Answers are used in order. */
export interface AnswerScript {
  add(answers: readonly ScriptedAnswer[]): void;
  clear(): void;
  next(): ScriptedAnswer | undefined;
  readonly pending: readonly ScriptedAnswer[];
}

export function createAnswerScript(): AnswerScript {
  let pending: ScriptedAnswer[] = [];
  return {
    add: (answers) => {
      pending.push(...answers.map((answer) => ({ ...answer })));
    },
    clear: () => {
      pending = [];
    },
    next: () => {
      const answer = pending[0];
      if (answer === undefined || answer.times === null) return answer;
      const left = (answer.times ?? 1) - 1;
      if (left > 0) answer.times = left;
      else pending.shift();
      return answer;
    },
    get pending() {
      return pending;
    },
  };
}

/** Returns whether the message of a request with this answer still reaches the phone. */
export function takesMessage(answer: ScriptedAnswer | undefined): boolean {
  if (answer === undefined) return true;
  if (answer.taken !== undefined) return answer.taken;
  if (answer.drop === "before") return false;
  if (answer.status === undefined || answer.drop === "after") return true;
  return answer.status >= 200 && answer.status < 300 && answer.body === undefined;
}
