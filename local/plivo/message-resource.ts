import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./carrier-server";
import type { CarrierState, Message } from "./carrier-state";
import { readMessageRequest, type MessageFields } from "./message-request";
import { encodingOf } from "./message-text";
import { plivoError } from "./plivo-error";
import { takesMessage } from "./scripted-answers";
import { answer, type Answer } from "./scripted-transport";

/** Sending a message, and asking what became of one. */
export function messageRoutes(app: CarrierApp, state: CarrierState): void {
  app.post("/v1/Account/:authId/Message/", { preHandler: authenticate }, (request, reply) =>
    send(request, reply, state),
  );
  app.get<{ Params: { authId: string; uuid: string } }>(
    "/v1/Account/:authId/Message/:uuid/",
    { preHandler: authenticate },
    async (request, reply) => {
      const message = state.messages.find(({ uuid }) => uuid === request.params.uuid);
      if (message === undefined)
        return answer(request, reply, { status: 404, body: plivoError("not found") });
      return answer(request, reply, {
        status: 200,
        body: { api_id: randomUUID(), ...describeMessage(message, request.params.authId) },
      });
    },
  );
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  state: CarrierState,
): Promise<FastifyReply> {
  return answer(
    request,
    reply,
    takesMessage(request.scripted) ? take(fieldsOf(request.body), state) : refuse(),
  );
}

function take(fields: MessageFields, state: CarrierState): Answer {
  const accepted = readMessageRequest(fields, state.rules);
  if ("error" in accepted) return { status: accepted.status, body: plivoError(accepted.error) };
  const body = {
    message: "message(s) queued",
    message_uuid: state.take(accepted),
    api_id: randomUUID(),
  };
  // 202: queued, which is all that Plivo promises here.
  return {
    status: 202,
    body:
      accepted.invalidNumbers.length > 0
        ? { ...body, invalid_number: accepted.invalidNumbers }
        : body,
  };
}

/** Stands under a scripted answer that brings no body of its own. */
const refuse = (): Answer => ({ status: 500, body: plivoError("Server error") });

function fieldsOf(body: unknown): MessageFields {
  return typeof body === "object" && body !== null ? (body as MessageFields) : {};
}

/** What `GET Message/{uuid}/` says of a message. */
function describeMessage(message: Message, authId: string): Record<string, unknown> {
  const { units } = encodingOf(message.text);
  return {
    message_uuid: message.uuid,
    from_number: message.from,
    to_number: message.to.slice(1),
    message_state: "delivered",
    message_direction: "outbound",
    message_type: "sms",
    message_time: message.at,
    units,
    error_code: "000",
    total_rate: "0.00000",
    total_amount: "0.00000",
    resource_uri: `/v1/Account/${authId}/Message/${message.uuid}/`,
  };
}
