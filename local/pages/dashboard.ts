import { html, type Html } from "../auth0/pages/html";
import type { Store } from "../auth0/store";

const PAGES: readonly (readonly [string, string])[] = [
  ["/", "Tenant"],
  ["/_local/inbox", "Inbox"],
  ["/_local/try", "Try"],
];

/** Returns where the first single-page application of the tenant is served. */
function appUrlOf({ clients }: Store): string | undefined {
  const app = [...clients.values()].find(({ settings }) => settings["app_type"] === "spa");
  return app?.callbacks?.[0];
}

/**
 * Returns the bar at the top of the tenant's own pages.
 * @param isLive whether the page updates by itself, which the bar then shows
 */
export function topBar(current: string, store: Store, isLive = true): Html {
  const appUrl = appUrlOf(store);
  return html`<header class="bar">
    <nav aria-label="Local tenant">
      ${PAGES.map(
        ([path, name]) =>
          html`<a href="${path}" ${path === current && html`aria-current="page"`}>${name}</a>`,
      )}
      ${appUrl !== undefined && html`<a href="${appUrl}">App</a>`}
    </nav>
    ${isLive && html`<span id="live" role="status">Not live without JavaScript</span>`}
  </header>`;
}

/** Styles that the tenant's own pages share. */
export const DASHBOARD_STYLES = `
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1.5rem; margin: 0 0 2rem; }
.bar nav { display: flex; gap: .25rem; }
.bar a { display: inline-block; padding: .625rem .875rem; color: var(--ink); font-weight: 500; text-decoration: none; border-radius: 4px; }
.bar a:hover { background: var(--soft); text-decoration: underline; }
.bar a[aria-current] { background: var(--card); box-shadow: inset 0 0 0 1px var(--line); }
#live { font-size: .875rem; color: var(--muted); }
#live::before { content: ""; display: inline-block; width: .625rem; height: .625rem; margin-right: .5rem; border-radius: 50%; background: var(--line); }
#live[data-live="true"]::before { background: var(--good); }
#live[data-live="false"]::before { background: var(--error); }
`;
