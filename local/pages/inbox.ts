import type { FastifyInstance } from "fastify";
import { html, type Html } from "../auth0/pages/html";
import { sendPage } from "../auth0/pages/layout";
import type { Carrier, Message } from "../plivo/carrier";
import { INBOX_STYLES } from "./inbox-styles";

/** Serves the phones' inbox as a page at `/_local/inbox`. */
export function registerInbox(app: FastifyInstance, carrier: Carrier): void {
  app.get("/_local/inbox", (_request, reply) =>
    sendPage(reply, {
      title: "Inbox",
      body: inbox(carrier.messages),
      width: "wide",
      styles: INBOX_STYLES,
    }),
  );
}

function inbox(messages: readonly Message[]): Html {
  return html`<h1>Inbox</h1>
    <p class="lead">Every SMS that the local carrier accepted in Plivo's place, newest first.</p>
    ${messages.length === 0 ? emptyPhone() : html`<div class="phones">${phonesOf(messages).map(phone)}</div>`}`;
}

function emptyPhone(): Html {
  return html`<div class="phones">
    <section class="handset" aria-label="A phone without messages">
      <header>Messages</header>
      <p class="nothing">
        No SMS yet. Log in to the sample app, or <a href="/_local/try">try your login box</a>, and
        give a phone number: the code arrives here.
      </p>
    </section>
  </div>`;
}

/** Messages by number, the phone with the newest message first. */
function phonesOf(messages: readonly Message[]): [string, Message[]][] {
  const phones = new Map<string, Message[]>();
  for (const message of [...messages].reverse())
    phones.set(message.to, [...(phones.get(message.to) ?? []), message]);
  return [...phones];
}

function phone([number, messages]: [string, Message[]]): Html {
  return html`<section class="handset" aria-label="Phone ${number}">
    <header>${number}</header>
    <ol>
      ${messages.map(bubble)}
    </ol>
  </section>`;
}

function bubble({ from, text, at }: Message): Html {
  return html`<li>
    <p class="bubble">${highlightCode(text)}</p>
    <p class="meta">${from}, <time datetime="${at}">${at.slice(11, 19)} UTC</time></p>
  </li>`;
}

/** Six digits on their own are the code: shown so that a person reads them at a glance. */
function highlightCode(text: string): Html[] {
  return text
    .split(/(\b\d{6}\b)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<strong class="sms-code">${part}</strong>` : html`${part}`,
    );
}
