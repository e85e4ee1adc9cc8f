import { html, type Html } from "../auth0/pages/html";
import type { JsonObject, LogEvent, Store } from "../auth0/store";
import type { Controlled } from "../control/controlled";
import { table } from "./table";

/** Returns a value if it is a string, else an empty text. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Returns what an Action logged in its runs, and what failed. The log contains neither codes nor numbers. */
function saidByAction({ details }: LogEvent): string {
  const executions = (details?.["executions"] ?? []) as JsonObject[];
  const lines = executions.flatMap(({ logs, error }) => [
    ...((logs ?? []) as string[]),
    ...(error === undefined ? [] : [String((error as JsonObject)["msg"])]),
  ]);
  const failure = details?.["failure_details"] as JsonObject | undefined;
  return lines.join("\n") || textOf(failure?.["message"] ?? details?.["error"]);
}

/** Returns the last events of the tenant's log. */
export const logSection = (store: Store): Html =>
  table("Log", ["Time", "Type", "Event", "User", "What the Action said"], store.logs, (event) => [
    html`<time datetime="${event.date}">${event.date.slice(11, 19)}</time>`,
    html`<code class="word">${event.type}</code>`,
    event.description ?? "",
    event.user_name ?? "",
    html`<span class="said">${saidByAction(event)}</span>`,
  ]);

/** Returns the last Management API requests. */
export const requestsSection = ({ requests }: Controlled): Html =>
  table(
    "Management API requests",
    ["#", "Request", "Answer"],
    requests.requests,
    ({ n, method, path, status }) => [
      n,
      html`<code>${method} ${path}</code>`,
      status === null ? "none" : html`<span class="${status >= 400 && "bad"}">${status}</span>`,
    ],
  );

/** Returns the faults that are set. */
export function faultsSection({ faults, carrier }: Controlled): Html {
  const set = faults.pending.map((fault) => JSON.stringify(fault));
  const scripted = carrier.script.pending.map((answer) => `carrier: ${JSON.stringify(answer)}`);
  const later = carrier.later ? [`messages later: ${JSON.stringify(carrier.later)}`] : [];
  const all = [...set, ...scripted, ...later];
  return all.length === 0
    ? html`<p class="none">No fault is set.</p>`
    : html`<ul class="set">
        ${all.map((text) => html`<li><code>${text}</code></li>`)}
      </ul>`;
}
