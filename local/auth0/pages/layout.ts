import { createHash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { brandingOf, type BrandedTenant, type Branding } from "./branding";
import { escapeHtml, html, type Html } from "./html";
import { STYLES } from "./styles";

export interface PageContent {
  /** The content of `<title>`. */
  title: string;
  body: Html;
  /** BCP 47; default `en`. */
  lang?: string;
  /** `wide` for dashboards (tenant, inbox); `card` (default) for one box in the middle, as in Universal Login. */
  width?: "card" | "wide";
  /** Styles that only this page needs. */
  styles?: string;
  /** The page's own script. Everything has to work without it. */
  script?: string;
  /** Seconds after which a browser without scripts reloads the page. Default: never. */
  refreshSeconds?: number;
}

export interface PageOptions {
  status?: number;
  /** The tenant whose name, logo and colors the page shows. */
  branding?: BrandedTenant;
  /**
   * Origins that a form may lead to, in addition to the tenant's own. Chromium applies this list to redirects after a form
   * too.
   */
  formTargets?: readonly string[];
}

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const stylesOf = (page: PageContent, branding: Branding): string =>
  [STYLES, branding.styles, page.styles].filter(Boolean).join("\n");

/** Returns the headers of a page: only its own styles and script, no frame, no cache, and only the allowed form targets. */
function headersOf(page: PageContent, branding: Branding, formTargets: readonly string[]) {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(stylesOf(page, branding))}`,
    ...(page.script === undefined
      ? []
      : [`script-src ${hashOf(page.script)}`, "connect-src 'self'"]),
    ["img-src 'self' data:", branding.imageOrigin].filter(Boolean).join(" "),
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
    "cache-control": "no-store",
    // Not `no-referrer`: with it browsers send `Origin: null` with this tenant's own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}

/** Returns a complete document. Style and script stay unescaped: the policy contains their hashes. */
function documentOf(page: PageContent, branding: Branding): string {
  const { title, body, lang = "en", width = "card", script } = page;
  const main =
    width === "wide"
      ? html`<main class="wide">${body}</main>`
      : html`<main><section class="card">${branding.logo} ${body}</section></main>`;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${page.refreshSeconds === undefined ? "" : `<noscript><meta http-equiv="refresh" content="${page.refreshSeconds}"></noscript>`}
${html`<title>${title}</title>`.markup}
<style>${stylesOf(page, branding)}</style>
</head>
<body${width === "card" ? ' class="login"' : ""}>
${main.markup}
${script === undefined ? "" : `<script>${script}</script>`}
</body>
</html>
`;
}

/** Renders a page, with the headers to send it with. */
export function renderPage(
  page: PageContent,
  { branding: tenant, formTargets = [] }: PageOptions = {},
) {
  const branding = brandingOf(tenant);
  return {
    headers: headersOf(page, branding, formTargets),
    markup: documentOf(page, branding),
  };
}

/** Sends a page. */
export function sendPage(
  reply: FastifyReply,
  page: PageContent,
  options: PageOptions = {},
): FastifyReply {
  const { headers, markup } = renderPage(page, options);
  return reply
    .code(options.status ?? 200)
    .headers(headers)
    .send(markup);
}
