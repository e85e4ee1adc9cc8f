import { html } from "./html";
import type { PageContent } from "./layout";

export interface ErrorPage {
  /** Short and for everyone, such as "Oops!, something went wrong". */
  title: string;
  /** One sentence: what is wrong. */
  message: string;
  /** Details for an engineer, as pairs of name and value. */
  details?: Readonly<Record<string, string>>;
}

/** Builds the page that people see if a login can't continue. */
export function errorPage({ title, message, details = {} }: ErrorPage): PageContent {
  const entries = Object.entries(details);
  return {
    title,
    body: html`<span class="mark" aria-hidden="true">!</span>
      <h1>${title}</h1>
      <p class="lead" role="alert">${message}</p>
      ${
        entries.length > 0 &&
        html`<dl>
          ${entries.map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd><code>${value}</code></dd>`,
          )}
        </dl>`
      }`,
  };
}
