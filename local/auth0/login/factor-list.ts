import { html, type Html } from "../pages/html";
import type { Factor } from "./factors";
import type { Visit } from "./login";

/** Renders factors as a list of buttons. Each submits the form with the factor's name as `action`. */
export function factorList({ texts }: Visit, factors: readonly Factor[]): Html {
  return html`<ul class="choices">
    ${factors.map(
      (factor) =>
        html`<li>
          <button class="choice" type="submit" name="action" value="${factor}">
            ${texts.options[factor]}
          </button>
        </li>`,
    )}
  </ul>`;
}
