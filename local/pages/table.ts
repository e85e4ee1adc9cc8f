import { html, type Html, type HtmlValue } from "../auth0/pages/html";

/** The most rows of a table. */
const SHOWN = 15;

/**
 * Returns a table of the newest entries under its name, which scrolls sideways if it is too wide; a sentence if it is
 * empty.
 * @param entries oldest first
 */
export function table<T>(
  caption: string,
  head: readonly string[],
  entries: readonly T[],
  rowOf: (entry: T) => HtmlValue[],
): Html {
  const rows = entries.slice(-SHOWN).reverse().map(rowOf);
  const isCut = rows.length < entries.length;
  return html`<h2>
      ${caption}
      ${isCut && html`<span class="tag">newest ${rows.length} of ${entries.length}</span>`}
    </h2>
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
