import { createHash } from "node:crypto";
import type { BrandedTenant } from "../../../../local/auth0/pages/branding";
import { errorPage } from "../../../../local/auth0/pages/error-page";
import { html } from "../../../../local/auth0/pages/html";
import { renderPage, type PageContent } from "../../../../local/auth0/pages/layout";
import { SEEDED_LOOK } from "../../../../local/auth0/seed";

const HOSTILE = `"><script>alert('x')</script>&`;
const PAGE: PageContent = { title: "A page", body: html`<h1>A page</h1>` };

const policyOf = (page: PageContent, formTargets: string[] = [], branding?: BrandedTenant) =>
  renderPage(page, { formTargets, ...(branding && { branding }) }).headers[
    "content-security-policy"
  ];

const hashOf = (text: string | undefined) =>
  `'sha256-${createHash("sha256")
    .update(text ?? "")
    .digest("base64")}'`;

test("a page escapes its title and its details", () => {
  const { markup } = renderPage(
    errorPage({ title: HOSTILE, message: HOSTILE, details: { [HOSTILE]: HOSTILE } }),
  );
  expect(markup).not.toContain("<script>");
});

test("a page's policy allows no script, no frame, its own style and the named form targets", () => {
  const policy = policyOf(PAGE, ["http://localhost:3000"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:3000");
  expect(policy).not.toContain("script-src");
  expect(policy).not.toContain("unsafe");
});

test("a page's policy has the hashes of its own style and script", () => {
  const page: PageContent = { ...PAGE, styles: ".own { color: red; }", script: "start();" };
  const { markup } = renderPage(page);
  expect(policyOf(page)).toContain(
    `style-src ${hashOf(/<style>([^]*)<\/style>/.exec(markup)?.[1])}`,
  );
  expect(policyOf(page)).toContain(`script-src ${hashOf("start();")}`);
});

const tenant = (look: object): BrandedTenant => ({ friendly_name: "Café & Co", ...look });

test("a tenant without a look of its own has the local tenant's", () => {
  const { markup } = renderPage(PAGE, {
    branding: tenant({
      picture_url: SEEDED_LOOK.picture,
      universal_login: {
        colors: { primary: SEEDED_LOOK.primary, page_background: SEEDED_LOOK.pageBackground },
      },
    }),
  });
  expect(markup).toContain("<svg");
  expect(markup).not.toContain(SEEDED_LOOK.pageBackground);
});

test("a tenant's logo and colors are on its pages, with readable text", () => {
  const branding = tenant({
    picture_url: "https://cdn.example.org/logo.svg",
    universal_login: { colors: { primary: "#FFDD00", page_background: "#102030" } },
  });
  const { markup } = renderPage(PAGE, { branding });
  expect(markup).toContain(
    '<img class="logo" src="https://cdn.example.org/logo.svg" alt="Café &amp; Co" />',
  );
  expect(markup).toContain("--brand: #FFDD00; --on-brand: #000000;");
  expect(markup).toContain("body.login { background: #102030; }");
  expect(policyOf(PAGE, [], branding)).toContain("img-src 'self' data: https://cdn.example.org");
});

test.each(["javascript:alert(1)", "red; } body { display: none", { type: "linear-gradient" }])(
  "an invalid look is left out: %p",
  (value) => {
    const branding = tenant({
      picture_url: value,
      universal_login: { colors: { primary: value, page_background: value } },
    });
    expect(renderPage(PAGE, { branding }).markup).toBe(renderPage(PAGE).markup);
  },
);
