import type { AddressInfo } from "node:net";
import { Clock } from "../clock";
import { createCarrierServer, type Certificate } from "./carrier-server";
import { createCarrierState, type CarrierMessage, type ReceivedRequest } from "./carrier-state";
import type { Later } from "./message-state";
import type { CarrierRules } from "./rules";
import type { AnswerScript, ScriptedAnswer } from "./scripted-answers";

export type { CarrierMessage, ReceivedRequest } from "./carrier-state";

/** Plivo's side: its API at `https://api.plivo.com`, served on a loopback port with a certificate for that name. */
export interface Carrier {
  /** Loopback port that answers TLS as api.plivo.com. */
  readonly port: number;
  /** Messages that were accepted, oldest first. */
  readonly messages: readonly CarrierMessage[];
  /** Every request that was read, oldest first. */
  readonly received: readonly ReceivedRequest[];
  /** What the next requests meet. */
  readonly script: AnswerScript;
  /** What the account has set against messages. Everything is allowed at the start. */
  rules: CarrierRules;
  /** What becomes of messages later. */
  readonly later: Later | undefined;
  /** Decides what becomes of the messages that follow, and of those before that no script has decided on. */
  decideLater(later: Later): void;
  /** Goes back to delivering at once what follows. */
  forgetLater(): void;
  /** Forgets messages, requests, script and rules. */
  reset(): void;
  /** Returns what the carrier holds, as plain data. */
  save(): CarrierSnapshot;
  /** Replaces what the carrier holds by what `save` returned. */
  load(saved: CarrierSnapshot): void;
  close(): Promise<void>;
}

/** What a carrier holds. */
export interface CarrierSnapshot {
  readonly messages: readonly CarrierMessage[];
  readonly received: readonly ReceivedRequest[];
  readonly script: readonly ScriptedAnswer[];
  readonly rules: CarrierRules;
  readonly later?: Later | undefined;
}

export interface CarrierOptions {
  /** By which messages are dated. Default: real time. */
  clock?: Clock;
  /** Makes a certificate for these names that the tenant's CA vouches for. */
  issueCertificate(hosts: string[]): Certificate | Promise<Certificate>;
}

/** The carrier's names: Plivo's own, and this machine's for a client that is given the address. */
const HOSTS = ["api.plivo.com", "localhost"];

type CarrierMemory = Pick<Carrier, "decideLater" | "forgetLater" | "reset" | "save" | "load">;

/** What the carrier remembers, put back, kept and restored. */
function memoryOf(state: ReturnType<typeof createCarrierState>): CarrierMemory {
  const reset = (): void => {
    state.messages.length = 0;
    state.received.length = 0;
    state.script.clear();
    state.listedAt.length = 0;
    state.rules = {};
    state.later = undefined;
  };
  return {
    decideLater: (later) => {
      state.later = later;
      for (const message of state.messages) message.later ??= later;
    },
    forgetLater: () => {
      state.later = undefined;
    },
    reset,
    save: () =>
      structuredClone({
        messages: state.messages,
        received: state.received,
        script: state.script.pending,
        rules: state.rules,
        later: state.later,
      }),
    load: (saved) => {
      reset();
      state.messages.push(...saved.messages);
      state.received.push(...saved.received);
      state.script.add([...saved.script]);
      state.rules = saved.rules;
      state.later = saved.later;
    },
  };
}

/** Starts the carrier on a free loopback port. */
export async function createCarrier(options: CarrierOptions): Promise<Carrier> {
  const state = createCarrierState(options.clock ?? new Clock());
  const server = createCarrierServer(state, await options.issueCertificate(HOSTS));
  await server.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    messages: state.messages,
    received: state.received,
    script: state.script,
    get rules() {
      return state.rules;
    },
    set rules(rules) {
      state.rules = rules;
    },
    get later() {
      return state.later;
    },
    ...memoryOf(state),
    close: () => server.close(),
  };
}
