/**
 * Sends messages with the plivo package or with the deployed Action, in a process whose connections to api.plivo.com lead
 * to the local carrier. Takes orders over IPC and answers each with what its caller would see.
 */
import { readFileSync } from "node:fs";
import { Client } from "plivo";
import { bundleAction } from "../../components/action-code";
import { guardNetwork } from "../../local/auth0/action-runner/network-guard";

export interface ContractOrder {
  sender: "package" | "action";
  authId: string;
  authToken: string;
  recipient: string;
  text: string;
  from: { src?: string; powerpack?: string };
}

export interface ContractOutcome {
  /** Plivo's id of the message, if the sender reports that it was accepted. */
  uuid?: string;
  /** What the sender threw, as text. */
  failure?: string;
  /** All that was thrown, nested properties included. */
  details?: string;
}

process.once("message", ({ port, caFile }: { port: number; caFile: string }) => {
  guardNetwork({ port, ca: readFileSync(caFile, "utf8") });
  process.on("message", (order: ContractOrder) => {
    const sending = order.sender === "package" ? sendWithPackage(order) : sendWithAction(order);
    void sending.then((outcome) => process.send?.(outcome));
  });
  process.send?.({});
});

async function sendWithPackage(order: ContractOrder): Promise<ContractOutcome> {
  const { src, powerpack } = order.from;
  const message = {
    src,
    powerpackUUID: powerpack,
    dst: order.recipient,
    text: order.text,
    log: false,
    messageExpiry: 300,
  };
  try {
    const client = new Client(order.authId, order.authToken);
    // The package's types know only the form with four arguments.
    const create = client.messages.create.bind(client.messages) as unknown as (
      given: object,
    ) => Promise<unknown>;
    const { messageUuid } = (await create(message)) as { messageUuid?: string[] };
    return { uuid: messageUuid?.[0] ?? "" };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { failure, details: failure + JSON.stringify(error) };
  }
}

type Handlers = Record<"onExecuteSendPhoneMessage", (event: object) => Promise<void>>;

async function sendWithAction(order: ContractOrder): Promise<ContractOutcome> {
  const handlers = {} as Handlers;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how the bytes run
  const load = new Function("exports", bundleAction({ allowedCountries: false }).code) as (
    exports: Handlers,
  ) => void;
  load(handlers);
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  const secrets = {
    PLIVO_AUTH_ID: order.authId,
    PLIVO_AUTH_TOKEN: order.authToken,
    PLIVO_SENDER: order.from.src,
    PLIVO_POWERPACK: order.from.powerpack,
  };
  const { recipient, text } = order;
  try {
    await handlers.onExecuteSendPhoneMessage({
      secrets,
      message_options: { message_type: "sms", recipient, text, code: "824173" },
    });
    return { uuid: (JSON.parse(lines[0] ?? "") as { uuid: string }).uuid };
  } catch (error) {
    return { failure: (error as Error).message, details: String(error) + lines.join("") };
  }
}
