import { html, type Html, type HtmlValue } from "../auth0/pages/html";

/** The most rows of a table. */
const SHOWN = 15;

/**
 * Returns a table of the newest entries under its name, which scrolls sideways if it is too wide; a sentence if it is
 * empty. A phone shows each row as lines, which would no longer be a table for some screen readers without the roles.
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
    ${rows.length === 0 ? html`<p class="none">None yet.</p>` : scrollable(caption, head, rows)}`;
}

/** Renders the rows as a table in a region that the keyboard can scroll. */
function scrollable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${caption}"
    data-key="${caption}"
  >
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              ${row.map(
                (cell, column) => html`<td role="cell" data-heading="${head[column]}">${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
