import type { FastifyInstance } from "fastify";
import { html, type Html } from "../auth0/pages/html";
import { sendPage } from "../auth0/pages/layout";
import type { TenantContext } from "../auth0/context";
import type { Clock } from "../clock";
import type { Carrier, CarrierMessage } from "../plivo/carrier";
import { stateOf } from "../plivo/message-state";
import { DASHBOARD_STYLES, topBar } from "./dashboard";
import { INBOX_STYLES } from "./inbox-styles";
import { liveScript, registerLive } from "./live";

const EVENTS = "/_local/inbox/events";

/** The most messages that the page shows. */
const SHOWN = 200;

/** Serves the phones' inbox as a page at `/_local/inbox`, which updates by itself. */
export function registerInbox(
  app: FastifyInstance,
  carrier: Carrier,
  ctx: Pick<TenantContext, "clock" | "store">,
): void {
  const shown = (): Html => phones(carrier.messages, ctx.clock);
  registerLive(app, EVENTS, () => ({ phones: shown() }));
  app.get("/_local/inbox", (_request, reply) =>
    sendPage(reply, {
      title: "Inbox",
      body: html`${topBar("/_local/inbox", ctx.store)}
        <h1>Inbox</h1>
        <p class="lead">
          Every SMS that the local carrier accepted instead of Plivo: one phone for each number, the
          newest message first. <span class="scripted">Click a code to copy it.</span>
        </p>
        <div id="phones" class="phones">${shown()}</div>`,
      width: "wide",
      styles: DASHBOARD_STYLES + INBOX_STYLES,
      script: liveScript(EVENTS),
      refreshSeconds: 2,
    }),
  );
}

function phones(messages: readonly CarrierMessage[], clock: Clock): Html {
  return messages.length === 0
    ? emptyPhone()
    : html`${phonesOf(messages.slice(-SHOWN)).map(([number, own]) => phone(number, own, clock))}
      ${messages.length > SHOWN && html`<p class="lead">These are the newest ${SHOWN} messages of ${messages.length}.</p>`}`;
}

function emptyPhone(): Html {
  return html`<section class="handset" aria-label="A phone without messages">
    <header><h2>Messages</h2></header>
    <p class="nothing">
      No SMS yet. Log in to the sample app, or <a href="/_local/try">try your login box</a>, and
      enter a phone number: the code arrives here.
    </p>
  </section>`;
}

/** Groups messages by number, the phone with the newest message first. */
function phonesOf(messages: readonly CarrierMessage[]): [string, CarrierMessage[]][] {
  const byNumber = new Map<string, CarrierMessage[]>();
  for (const message of messages.toReversed())
    byNumber.set(message.to, [...(byNumber.get(message.to) ?? []), message]);
  return [...byNumber];
}

function phone(number: string, messages: readonly CarrierMessage[], clock: Clock): Html {
  const count = messages.length === 1 ? "1 message" : `${messages.length} messages`;
  return html`<section class="handset" aria-label="Phone ${number}">
    <header>
      <h2>${number}</h2>
      <p class="status">${count}</p>
    </header>
    <ol tabindex="0" data-key="${number}" aria-label="Messages to ${number}">
      ${messages.map((message) => bubble(message, clock))}
    </ol>
  </section>`;
}

function bubble(message: CarrierMessage, clock: Clock): Html {
  const { from, text, at, uuid } = message;
  const { message_state: state, error_code: code } = stateOf(message, clock);
  const isLost = state === "failed" || state === "undelivered";
  return html`<li class="${isLost && "failed"}">
    <p class="bubble">${withCode(text, uuid)}</p>
    <p class="meta">
      ${from}, <time datetime="${at}">${at.slice(11, 19)} UTC</time>,
      <span class="${isLost && "bad"}">${state}${isLost && ` (${code ?? "unknown"})`}</span>
    </p>
  </li>`;
}

/** Renders six digits on their own, which are the code, as a button that copies them. */
function withCode(text: string, uuid: string): Html[] {
  return text
    .split(/(\b\d{6}\b)/)
    .map((part, index) =>
      index % 2 === 1
        ? html`<button
            class="sms-code"
            type="button"
            data-copy="${part}"
            data-key="${uuid}"
            aria-label="Copy the code ${part}"
          >
            ${part}
          </button>`
        : html`${part}`,
    );
}
