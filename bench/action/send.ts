import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { withRatios, type Measurement } from "../measurement";
import type { SendOrder, SendTimes } from "./send-process";

/**
 * Measures one send, in a process that has sent before, next to a bare `fetch`. The stand-in for Plivo answers at once, so
 * that only each sender's own work is measured.
 */
export async function measureSends(actionCode: string, runs: number): Promise<Measurement[]> {
  const plivo = await answerAtOnce();
  try {
    const { port } = plivo.address() as AddressInfo;
    const child = fork(path.join(__dirname, "send-process.ts"), { execArgv: ["--import", "tsx"] });
    child.send({ port, actionCode, runs } satisfies SendOrder);
    const [times] = (await once(child, "message")) as [SendTimes];
    return withRatios("Action: one send", "ms", Object.entries(times));
  } finally {
    plivo.close();
  }
}

/** Answers as Plivo does when it has accepted a message. */
async function answerAtOnce(): Promise<Server> {
  const body = JSON.stringify({
    api_id: "0d5b2e0c-0001-11ef-9a2b-0242ac110004",
    message: "message(s) queued",
    message_uuid: ["0d5b2e0c-0002-11ef-9a2b-0242ac110004"],
  });
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(202, { "content-type": "application/json" }).end(body);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}
