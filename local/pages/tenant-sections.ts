import type { TenantContext } from "../auth0/context";
import { independentFactors } from "../auth0/login/factors";
import { maskPhoneNumber } from "../auth0/login/phone-number";
import { html, type Html, type HtmlValue } from "../auth0/pages/html";
import type { Store } from "../auth0/store";
import type { Controlled } from "../control/controlled";
import type { Sections } from "./live";
import { table } from "./table";
import { faultsSection, logSection, requestsSection, textOf } from "./tenant-events";
import { flowSection } from "./tenant-flow";

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
    [...store.clients.values()],
    (client) => [
      client.name,
      textOf(client.settings["app_type"]),
      html`<code class="word">${client.client_id}</code>`,
      (client.callbacks ?? []).join(", "),
    ],
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
  table("Users", ["Email", "Logins", "Enrolled"], [...store.users.values()], (user) => [
    user.email,
    user.logins_count,
    enrollmentsOf(store, user.user_id) || "nothing",
  ]);

/** Returns every part of the tenant's page that changes by itself. */
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
