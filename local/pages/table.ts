import { html, type Html, type HtmlValue } from "../auth0/pages/html";

/** Returns a table under its name, which scrolls sideways where it has no room; a sentence where there is nothing in it. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly HtmlValue[][],
): Html {
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
