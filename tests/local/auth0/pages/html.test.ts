import { html } from "../../../../local/auth0/pages/html";

const HOSTILE = `"><script>alert('x')</script>&`;
const SAFE = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;";

test("escapes every value, between tags and in attributes", () => {
  expect(html`<a href="${HOSTILE}">${HOSTILE}</a>`.markup).toBe(`<a href="${SAFE}">${SAFE}</a>`);
});

test("keeps markup, joins lists and leaves nothing for false", () => {
  const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
  const list = html`<ul>
      ${items}${false}${undefined}
    </ul>
    ${2}`;
  expect(list.markup.replace(/\s*\n\s*/g, "")).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>2");
});
