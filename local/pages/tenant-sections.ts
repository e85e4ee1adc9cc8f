import type { TenantContext } from "../auth0/context";
import { independentFactors } from "../auth0/login/factors";
import { maskPhoneNumber } from "../auth0/login/phone-number";
import { html, type Html, type HtmlValue } from "../auth0/pages/html";
import type { JsonObject, LogEvent, Store } from "../auth0/store";
import type { Controlled } from "../control/controlled";
import type { Sections } from "./live";
import { flowSection } from "./tenant-flow";

const SHOWN = 15;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function table(caption: string, head: readonly string[], rows: readonly HtmlValue[][]): Html {
  return html`<h2>${caption}</h2>
    ${
      rows.length === 0
        ? html`<p class="none">None yet.</p>`
        : html`<div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label="${caption}"
            data-key="${caption}"
          >
            <table>
              <thead>
                <tr>
                  ${head.map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (row) =>
                    html`<tr>
                      ${row.map((cell) => html`<td>${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}

const POLICIES: Readonly<Record<string, string>> = {
  "all-applications": "Always",
  "confidence-score": "Adaptive",
};

function factorSection({ store, clock }: TenantContext): Html {
  const factors = independentFactors(store);
  const policies = store.guardian.policies.map((policy) => POLICIES[policy] ?? policy);
  const facts: [string, HtmlValue][] = [
    ["Policy", policies.join(", ") || "Never"],
    ["Factors", factors.join(", ") || "none"],
    ["Recovery codes", store.guardian.factors["recovery-code"] === true ? "on" : "off"],
    ["Risk of logins", store.loginRisk],
    ["Clock", html`<time>${clock.iso().slice(0, 16).replace("T", " ")} UTC</time>`],
    ["Ahead of real time", `${Math.round(clock.aheadMs / 60_000)} minutes`],
  ];
  return html`<h2>Second factor</h2>
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
}

const applicationsSection = (store: Store): Html =>
  table(
    "Applications",
    ["Name", "Type", "Client ID", "Callbacks"],
    [...store.clients.values()].map((client) => [
      client.name,
      textOf(client.settings["app_type"]),
      html`<code class="word">${client.client_id}</code>`,
      (client.callbacks ?? []).join(", "),
    ]),
  );

function enrollmentsOf(store: Store, userId: string): string {
  const own = ({ user_id }: { user_id: string }) => user_id === userId;
  const phones = [...store.enrollments.values()].filter(own);
  const apps = [...store.otpEnrollments.values()].filter(own);
  return [
    ...phones.map(({ phone_number }) => `SMS ${maskPhoneNumber(phone_number)}`),
    ...apps.map(() => "authenticator app"),
    ...(store.recoveryCodes.has(userId) ? ["recovery code"] : []),
  ].join(", ");
}

const usersSection = (store: Store): Html =>
  table(
    "Users",
    ["Email", "Logins", "Enrolled"],
    [...store.users.values()]
      .slice(-SHOWN)
      .reverse()
      .map((user) => [
        user.email,
        user.logins_count,
        enrollmentsOf(store, user.user_id) || "nothing",
      ]),
  );

/** What an Action said in its runs, and what went wrong. The log has neither codes nor numbers. */
function saidByAction({ details }: LogEvent): string {
  const executions = (details?.["executions"] ?? []) as JsonObject[];
  const lines = executions.flatMap(({ logs, error }) => [
    ...((logs ?? []) as string[]),
    ...(error === undefined ? [] : [String((error as JsonObject)["msg"])]),
  ]);
  return lines.join("\n") || textOf(details?.["failure_details"] ?? details?.["reason"]);
}

const logSection = (store: Store): Html =>
  table(
    "Log",
    ["Time", "Type", "Event", "User", "What the Action said"],
    store.logs
      .slice(-SHOWN)
      .reverse()
      .map((event) => [
        html`<time datetime="${event.date}">${event.date.slice(11, 19)}</time>`,
        html`<code class="word">${event.type}</code>`,
        event.description ?? "",
        event.user_name ?? "",
        html`<span class="said">${saidByAction(event)}</span>`,
      ]),
  );

const requestsSection = ({ requests }: Controlled): Html =>
  table(
    "Management API requests",
    ["#", "Request", "Answer"],
    requests.requests
      .slice(-SHOWN)
      .reverse()
      .map(({ n, method, path, status }) => [
        n,
        html`<code>${method} ${path}</code>`,
        status === null ? "none" : html`<span class="${status >= 400 && "bad"}">${status}</span>`,
      ]),
  );

function faultsSection({ faults, carrier }: Controlled): Html {
  const set = faults.pending.map((fault) => JSON.stringify(fault));
  const scripted = carrier.script.pending.map((answer) => `carrier: ${JSON.stringify(answer)}`);
  const all = [...set, ...scripted];
  return all.length === 0
    ? html`<p class="none">Nothing goes wrong on purpose.</p>`
    : html`<ul class="set">
        ${all.map((text) => html`<li><code>${text}</code></li>`)}
      </ul>`;
}

/** Every part of the tenant's page that changes by itself. */
export function tenantSections(controlled: Controlled): Sections {
  const { store } = controlled.ctx;
  return {
    flow: flowSection(store),
    factor: factorSection(controlled.ctx),
    applications: applicationsSection(store),
    users: usersSection(store),
    log: logSection(store),
    requests: requestsSection(controlled),
    faults: faultsSection(controlled),
  };
}
