import { html } from "../../../../local/auth0/pages/html";
import { errorPage } from "../../../../local/auth0/pages/error-page";
import { pageHeaders, renderPage } from "../../../../local/auth0/pages/layout";

const HOSTILE = `"><script>alert('x')</script>&`;
const SAFE = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;";

test("escapes whatever is put in, between tags and in attributes", () => {
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

test("a page escapes its title and its details", () => {
  const page = renderPage(
    errorPage({ title: HOSTILE, message: HOSTILE, details: { [HOSTILE]: HOSTILE } }),
  );
  expect(page).not.toContain("<script>");
});

test("a page's policy allows no script, no frame, its own style and the named form targets", () => {
  const policy = pageHeaders(["http://localhost:3000"])["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:3000");
  expect(policy).toMatch(/style-src 'sha256-[^']+'/);
  expect(policy).not.toContain("unsafe");
});
