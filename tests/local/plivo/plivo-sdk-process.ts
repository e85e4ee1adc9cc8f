/**
 * Sends one message with the unmodified plivo package, in a process whose connections to api.plivo.com lead to the local
 * carrier. Takes the port and the CA over IPC and answers with what the package resolved or rejected with.
 */
import { readFileSync } from "node:fs";
import { Client } from "plivo";
import { guardNetwork } from "../../../local/auth0/action-runner/network-guard";
import { ACCOUNT, GOOD_MESSAGE } from "./carrier-fixture";

export interface SdkOrder {
  port: number;
  caFile: string;
}

process.once("message", (order: SdkOrder) => {
  guardNetwork({ port: order.port, ca: readFileSync(order.caFile, "utf8") });
  void converse().then((outcome) => {
    process.send?.(outcome, () => process.exit(0));
  });
});

async function converse(): Promise<unknown> {
  const client = new Client(ACCOUNT, "token");
  try {
    const sent: unknown = await client.messages.create(
      GOOD_MESSAGE.src,
      GOOD_MESSAGE.dst,
      GOOD_MESSAGE.text,
    );
    const account: unknown = await client.accounts.get();
    return { sent: { ...(sent as object) }, account: { ...(account as object) } };
  } catch (error) {
    return { rejected: error instanceof Error ? error.message : String(error) };
  }
}
