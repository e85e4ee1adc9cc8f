import type { FastifyInstance } from "fastify";
import type { Server } from "node:https";
import type { ScriptedAnswer } from "./scripted-answers";

/** The server that the resources add their routes to. */
export type CarrierApp = FastifyInstance<Server>;

declare module "fastify" {
  interface FastifyRequest {
    /** The script's answer to this request, if it has one. */
    scripted: ScriptedAnswer | undefined;
  }
}
