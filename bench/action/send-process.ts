/** Sends messages in turns with each of the senders, and answers with the milliseconds of each send. */
import { compileFunction } from "node:vm";
import { Client } from "plivo";
import { NAIVE_ACTION } from "./naive-action";

/** What the parent process asks for. */
export interface SendOrder {
  /** Where Plivo's stand-in listens. */
  readonly port: number;
  readonly actionCode: string;
  readonly runs: number;
}

/** Milliseconds of each send, by sender. */
export type SendTimes = Record<string, number[]>;

const WARM_UPS = 20;
const ACCOUNT = { id: "MAABCDEFGHIJKLMNOPQR", token: "the-token-of-this-measurement" };
const MESSAGE = { src: "+15555550100", dst: "+15555550143", text: "824173 is your code" };

type Handler = (event: object, api: object) => Promise<void>;

process.once("message", (order: SendOrder) => {
  void measure(order).then((times) => process.send?.(times, () => process.exit(0)));
});

async function measure({ port, actionCode, runs }: SendOrder): Promise<SendTimes> {
  const origin = `http://127.0.0.1:${port}`;
  const senders = sendersTo(origin, actionCode);
  console.log = () => undefined;
  const times: SendTimes = Object.fromEntries(Object.keys(senders).map((name) => [name, []]));
  for (let run = -WARM_UPS; run < runs; run += 1) {
    for (const [name, send] of Object.entries(senders)) {
      const start = performance.now();
      await send();
      if (run >= 0) times[name]?.push(performance.now() - start);
    }
  }
  return times;
}

function sendersTo(origin: string, actionCode: string): Record<string, () => Promise<unknown>> {
  const url = `${origin}/v1/Account/${ACCOUNT.id}`;
  const plivoClient = (): Client => new Client(ACCOUNT.id, ACCOUNT.token, { url });
  const kept = plivoClient();
  const send = (client: Client): Promise<unknown> =>
    client.messages.create(MESSAGE.src, MESSAGE.dst, MESSAGE.text);
  return {
    "bare fetch": bareFetch(`${url}/Message/`),
    Action: actionSender(origin, actionCode),
    "naive Action": actionSender(origin, NAIVE_ACTION),
    "plivo package": () => send(kept),
    "Action with the plivo package": () => send(plivoClient()),
  };
}

function bareFetch(url: string): () => Promise<unknown> {
  const authorization = `Basic ${btoa(`${ACCOUNT.id}:${ACCOUNT.token}`)}`;
  const headers = { authorization, "content-type": "application/json" };
  return async () => {
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(MESSAGE) });
    return (await response.json()) as unknown;
  };
}

/** The Action only knows Plivo's address, so its `fetch` is redirected to the stand-in. */
function actionSender(origin: string, actionCode: string): () => Promise<unknown> {
  const realFetch = globalThis.fetch;
  const fetchHere: typeof fetch = (input, init) =>
    realFetch((input as string).replace("https://api.plivo.com", origin), init);
  const exported: Record<string, Handler> = {};
  const load = compileFunction(actionCode, ["exports", "fetch"]) as (
    exports: object,
    fetch: unknown,
  ) => void;
  load(exported, fetchHere);
  const handler = exported["onExecuteSendPhoneMessage"];
  if (!handler) throw new Error("The Action exports no handler.");
  const event = {
    secrets: {
      PLIVO_AUTH_ID: ACCOUNT.id,
      PLIVO_AUTH_TOKEN: ACCOUNT.token,
      PLIVO_SENDER: MESSAGE.src,
    },
    message_options: {
      message_type: "sms",
      recipient: MESSAGE.dst,
      text: MESSAGE.text,
      code: "824173",
      action: "second-factor-authentication",
    },
  };
  return () => handler(event, {});
}
