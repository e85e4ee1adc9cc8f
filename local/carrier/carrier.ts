/** An SMS that the carrier took. */
export interface Message {
  to: string;
  from: string;
  text: string;
  uuid: string;
  /** RFC 3339. */
  at: string;
}

/** Plivo's side: its API at `https://api.plivo.com`, served on a loopback port with a certificate for that name. */
export interface Carrier {
  /** Loopback port that answers TLS as api.plivo.com. */
  readonly port: number;
  /** Messages that were taken, oldest first. */
  readonly messages: readonly Message[];
  reset(): void;
  close(): Promise<void>;
}
