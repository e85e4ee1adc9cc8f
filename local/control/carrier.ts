import type { FastifyInstance } from "fastify";
import type { Carrier } from "../plivo/carrier";
import { readCarrierScript } from "./script-request";

/**
 * Serves the carrier's part of the control plane. `POST /_local/carrier` adds scripted answers, sets rules and decides what
 * becomes of messages later; `GET` shows them with the requests that arrived and the carrier's own address; `DELETE` makes
 * the carrier answer as Plivo does again.
 */
export function registerCarrierControl(app: FastifyInstance, carrier: Carrier): void {
  app.get("/_local/carrier", () => ({
    url: `https://localhost:${carrier.port}`,
    answers: carrier.script.pending,
    rules: carrier.rules,
    ...(carrier.later && { later: carrier.later }),
    received: carrier.received,
  }));
  app.post("/_local/carrier", (request, reply) => {
    const script = readCarrierScript(request.body);
    if (typeof script === "string") return reply.code(400).send({ error: script });
    if (script.answers !== undefined) carrier.script.add(script.answers);
    if (script.rules !== undefined) carrier.rules = script.rules;
    if (script.later !== undefined) carrier.decideLater(script.later);
    const { rules, later } = carrier;
    return reply.send({ answers: carrier.script.pending, rules, ...(later && { later }) });
  });
  app.delete("/_local/carrier", (_request, reply) => {
    carrier.script.clear();
    carrier.rules = {};
    carrier.forgetLater();
    return reply.code(204).send();
  });
}
