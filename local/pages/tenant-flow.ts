import type { DeployedAction } from "../auth0/phone-delivery/deployed-action";
import { boundActions, phoneProviderAction } from "../auth0/phone-delivery/deployed-action";
import type { Store } from "../auth0/store";
import { html, type Html } from "../auth0/pages/html";

/** How messages reach phones now: what runs, and what prevents it. */
interface Flow {
  name: string;
  actions: readonly DeployedAction[];
  problem: string | undefined;
}

function legacyFlow(store: Store): Flow {
  const actions = boundActions(store, "send-phone-message");
  const provider = store.guardian.selectedProvider;
  const isHook = provider === "phone-message-hook";
  return {
    name: "Send Phone Message",
    actions,
    problem: !isHook
      ? `The provider of the phone factor is ${provider}, not phone-message-hook.`
      : actions.length === 0
        ? "No deployed Action is bound to this flow."
        : undefined,
  };
}

function unifiedFlow(store: Store): Flow {
  const action = phoneProviderAction(store);
  const [provider] = store.phoneProviders.values();
  const isServed = provider?.name === "custom" && !provider.disabled;
  return {
    name: "Custom phone provider",
    actions: action ? [action] : [],
    problem: !isServed
      ? "The tenant has no custom phone provider that is on."
      : action === undefined
        ? "No Action for the phone provider is deployed."
        : undefined,
  };
}

/** Returns the path of a message: Start, the Actions, Complete. */
export function flowSection(store: Store): Html {
  const isUnified = store.tenant.phone_consolidated_experience;
  const { name, actions, problem } = isUnified ? unifiedFlow(store) : legacyFlow(store);
  return html`<h2>${name} <span class="tag">${isUnified ? "unified" : "legacy"}</span></h2>
    <ol class="flow">
      <li>Start</li>
      ${actions.map(
        ({ action, version }) =>
          html`<li class="action">
            <strong>${action.name}</strong><br /><small
              >version ${version.number}, ${version.secrets.length} secrets</small
            >
          </li>`,
      )}
      ${actions.length === 0 && html`<li class="missing">No Action</li>`}
      <li>Complete</li>
    </ol>
    ${
      problem === undefined
        ? html`<p class="good">Messages go to Plivo.</p>`
        : html`<p class="bad">${problem}</p>`
    }`;
}
