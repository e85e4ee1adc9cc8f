import { createHash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { html, type Html } from "./html";
import { STYLES } from "./styles";

const STYLES_HASH = createHash("sha256").update(STYLES).digest("base64");

const LOGO = html`<svg class="logo" viewBox="0 0 48 48" role="img" aria-label="Local tenant">
  <path fill="#16214d" d="M24 3 42 9v14c0 11-7.6 18.4-18 22C13.6 41.4 6 34 6 23V9z" />
  <path
    fill="none"
    stroke="#fff"
    stroke-width="3.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    d="m16 24 6 6 11-12"
  />
</svg>`;

export interface Page {
  /** Ends up in `<title>`. */
  title: string;
  body: Html;
  /** `wide` for lists (inbox, try page); `card` (default) for one centred box, as Universal Login has it. */
  width?: "card" | "wide";
  /** Seconds after which the browser loads the page again. Default: never. */
  refreshSeconds?: number;
}

/** A whole document. It needs no script: what changes is sent by a form. */
export function renderPage({ title, body, width = "card", refreshSeconds }: Page): string {
  // The style element stays unescaped: the policy names its hash.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${refreshSeconds}">`}
${html`<title>${title}</title>`.markup}
<style>${STYLES}</style>
</head>
<body>
<main${width === "wide" ? ' class="wide"' : ""}>
${width === "wide" ? body.markup : html`<section class="card">${LOGO} ${body}</section>`.markup}
</main>
</body>
</html>
`;
}

/**
 * Headers of a page: no script, no frame, nothing kept, and forms that end where they should.
 * @param formTargets Origins that a form may lead to beside the tenant's own. Chromium holds redirects after a form to this list.
 */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLES_HASH}'`,
    "img-src 'self' data:",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
    "cache-control": "no-store",
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}

/** Sends a page. */
export function sendPage(
  reply: FastifyReply,
  page: Page,
  { status = 200, formTargets = [] }: { status?: number; formTargets?: readonly string[] } = {},
): FastifyReply {
  return reply.code(status).headers(pageHeaders(formTargets)).send(renderPage(page));
}
