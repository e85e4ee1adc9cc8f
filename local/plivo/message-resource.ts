import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock";
import { LOCAL_PLIVO_ACCOUNT } from "./account";
import { authenticate } from "./authentication";
import type { CarrierApp } from "./app";
import type { CarrierState, CarrierMessage } from "./carrier-state";
import { isWithinRate, listMessages, type MessageQuery } from "./message-list";
import { readMessageRequest, type MessageFields } from "./message-request";
import { stateOf } from "./message-state";
import { encodingOf } from "./message-text";
import { plivoError } from "./plivo-error";
import { takesMessage } from "./scripted-answers";
import { sendAnswer, type UsualAnswer } from "./scripted-transport";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Serves messages: accepts one, and shows the state of one or of all. */
export function messageRoutes(app: CarrierApp, state: CarrierState): void {
  app.post("/v1/Account/:authId/Message/", { preHandler: authenticate(state) }, (request, reply) =>
    send(request, reply, state),
  );
  app.get<{ Params: { authId: string }; Querystring: MessageQuery }>(
    "/v1/Account/:authId/Message/",
    { preHandler: authenticate(state) },
    async (request, reply) =>
      sendAnswer(request, reply, list(request.params.authId, request.query, state)),
  );
  app.get<{ Params: { authId: string; uuid: string } }>(
    "/v1/Account/:authId/Message/:uuid/",
    { preHandler: authenticate(state) },
    async (request, reply) => {
      const message = state.messages.find(({ uuid }) => uuid === request.params.uuid);
      if (message === undefined)
        return sendAnswer(request, reply, { status: 404, body: plivoError("not found") });
      return sendAnswer(request, reply, {
        status: 200,
        body: {
          api_id: randomUUID(),
          ...describeMessage(message, request.params.authId, state.clock),
        },
      });
    },
  );
}

function list(authId: string, query: MessageQuery, state: CarrierState): UsualAnswer {
  if (!isWithinRate(state.listedAt, state.clock))
    return { status: 429, body: plivoError("too many requests") };
  const page = listMessages(state.messages, query, `/v1/Account/${authId}/Message/`, state.clock);
  if ("error" in page) return { status: 400, body: plivoError(page.error) };
  const objects = page.messages.map((message) => describeMessage(message, authId, state.clock));
  return { status: 200, body: { api_id: randomUUID(), meta: page.meta, objects } };
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  state: CarrierState,
): Promise<FastifyReply> {
  return sendAnswer(
    request,
    reply,
    takesMessage(request.scripted) ? take(fieldsOf(request.body), state) : refuse(),
  );
}

function take(fields: MessageFields, state: CarrierState): UsualAnswer {
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

/** Returns the answer for a scripted status without a body of its own. */
const refuse = (): UsualAnswer => ({ status: 500, body: plivoError("Server error") });

function fieldsOf(body: unknown): MessageFields {
  return typeof body === "object" && body !== null ? (body as MessageFields) : {};
}

/** Describes a message as Plivo's Message object does. */
function describeMessage(
  message: CarrierMessage,
  authId: string,
  clock: Clock,
): Record<string, unknown> {
  const { units } = encodingOf(message.text);
  const isPowerpack = UUID.test(message.from);
  return {
    message_uuid: message.uuid,
    from_number: isPowerpack ? LOCAL_PLIVO_ACCOUNT.number.slice(1) : message.from.replace("+", ""),
    powerpack_id: isPowerpack ? message.from : null,
    // Plivo, "SMS data redaction".
    to_number: message.isRedacted ? `${message.to.slice(1, -3)}***` : message.to.slice(1),
    ...stateOf(message, clock),
    message_direction: "outbound",
    message_type: "sms",
    message_time: message.at.replace("T", " ").replace("Z", "000+00:00"),
    units,
    total_rate: "0.00000",
    total_amount: "0.00000",
    resource_uri: `/v1/Account/${authId}/Message/${message.uuid}/`,
  };
}
