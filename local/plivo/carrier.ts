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
  /** The scripted answers to the next requests. */
  readonly script: AnswerScript;
  /** The account's rules against messages. By default everything is allowed. */
  rules: CarrierRules;
  /** What becomes of messages later. */
  readonly later: Later | undefined;
  /** Decides what becomes of the messages that follow, and of earlier ones that no script has decided on. */
  decideLater(later: Later): void;
  /** Delivers all later messages at once again. */
  forgetLater(): void;
  /** Drops messages, requests, script and rules. */
  reset(): void;
  /** Returns the carrier's data. */
  save(): CarrierSnapshot;
  /** Replaces the carrier's data by what `save` returned. */
  load(saved: CarrierSnapshot): void;
  close(): Promise<void>;
}

/** The data of a carrier. */
export interface CarrierSnapshot {
  readonly messages: readonly CarrierMessage[];
  readonly received: readonly ReceivedRequest[];
  readonly script: readonly ScriptedAnswer[];
  readonly rules: CarrierRules;
  readonly later?: Later | undefined;
}

export interface CarrierOptions {
  /** The clock that dates messages. Default: real time. */
  clock?: Clock;
  /** Issues a certificate for these names, signed by the tenant's CA. */
  issueCertificate(hosts: string[]): Certificate | Promise<Certificate>;
}

/** The carrier's names: Plivo's own, and this machine's for a client that gets the address. */
const HOSTS = ["api.plivo.com", "localhost"];

type CarrierMemory = Pick<Carrier, "decideLater" | "forgetLater" | "reset" | "save" | "load">;

/** Returns the operations that reset, save and load the carrier's data. */
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
