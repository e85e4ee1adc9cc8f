import type { FastifyInstance } from "fastify";
import type { Carrier } from "../plivo/carrier";
import { readCarrierScript } from "./script-request";

/**
 * The carrier's part of the control plane: `POST /_local/carrier` adds scripted answers and sets rules, `GET` shows them
 * with the requests that arrived and the carrier's own address, `DELETE` puts the carrier back to answering as Plivo does.
 */
export function registerCarrierControl(app: FastifyInstance, carrier: Carrier): void {
  app.get("/_local/carrier", () => ({
    url: `https://localhost:${carrier.port}`,
    answers: carrier.script.pending,
    rules: carrier.rules,
    received: carrier.received,
  }));
  app.post("/_local/carrier", (request, reply) => {
    const script = readCarrierScript(request.body);
    if (typeof script === "string") return reply.code(400).send({ error: script });
    if (script.answers !== undefined) carrier.script.add(script.answers);
    if (script.rules !== undefined) carrier.rules = script.rules;
    return reply.send({ answers: carrier.script.pending, rules: carrier.rules });
  });
  app.delete("/_local/carrier", (_request, reply) => {
    carrier.script.clear();
    carrier.rules = {};
    return reply.code(204).send();
  });
}
