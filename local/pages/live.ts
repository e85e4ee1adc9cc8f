import type { FastifyInstance } from "fastify";
import type { Html } from "../auth0/pages/html";

/** Milliseconds between two checks for changes, while a page is open. */
const PAUSE_MS = 500;

/** The parts of a page that change, by the id of their element. */
export type Sections = Readonly<Record<string, Html>>;

/** Serves server-sent events at the path. Each contains the parts that changed since the one before, as markup. */
export function registerLive(app: FastifyInstance, path: string, sections: () => Sections): void {
  app.get(path, (_request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const shown = new Map<string, string>();
    const send = (): void => {
      const changed = Object.entries(sections()).filter(
        ([id, { markup }]) => shown.get(id) !== markup,
      );
      for (const [id, { markup }] of changed) shown.set(id, markup);
      const markups = changed.map(([id, { markup }]) => [id, markup]);
      if (changed.length > 0) raw.write(`data: ${JSON.stringify(Object.fromEntries(markups))}\n\n`);
    };
    send();
    const timer = setInterval(send, PAUSE_MS);
    timer.unref();
    raw.on("close", () => {
      clearInterval(timer);
    });
  });
}

/**
 * Returns the script of a live page: it replaces the parts that changed, keeps the focus, sends a pressed button without
 * leaving the page, and copies the text of a `data-copy` button. The element `live` shows whether the page is connected.
 */
export const liveScript = (path: string): string => `
"use strict";
const state = document.getElementById("live");
const say = (text, isLive) => { state.textContent = text; state.dataset.live = isLive; };
const events = new EventSource(${JSON.stringify(path)});
events.onopen = () => say("Live", true);
events.onerror = () => say("Not connected", false);
events.onmessage = ({ data }) => {
  for (const [id, markup] of Object.entries(JSON.parse(data))) {
    const section = document.getElementById(id);
    const focused = section.contains(document.activeElement) && document.activeElement.dataset.key;
    section.innerHTML = markup;
    if (focused) section.querySelector('[data-key="' + CSS.escape(focused) + '"]')?.focus();
  }
};
document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { target, submitter } = event;
  const body = new URLSearchParams({ [submitter.name]: submitter.value });
  const answer = await fetch(target.action, { method: "POST", body }).catch(() => undefined);
  if (!answer?.ok) state.textContent = "Not done: " + submitter.textContent.trim();
});
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.dataset.copied = "";
  state.textContent = "Copied " + button.dataset.copy;
  setTimeout(() => { delete button.dataset.copied; state.textContent = "Live"; }, 2000);
});
`;
