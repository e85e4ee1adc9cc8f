import { SEEDED_LOOK } from "../seed";
import { parseColor, readableOn, textOn } from "./colors";
import { html, type Html } from "./html";

/** The tenant's settings, as far as pages show them. */
export interface BrandedTenant {
  readonly [setting: string]: unknown;
  readonly friendly_name: string;
}

/** What a page shows of the tenant. */
export interface Branding {
  /** Custom properties for the style sheet. */
  readonly styles: string;
  readonly logo: Html;
  /** Origin of the logo. */
  readonly imageOrigin: string | undefined;
}

/** Backgrounds of links: the card in light and in dark. */
const CARD = { light: [255, 255, 255], dark: [27, 30, 38] } as const;

const SHIELD = html`<svg class="logo" viewBox="0 0 48 48" role="img" aria-label="Local tenant">
  <path fill="var(--mark)" d="M24 3 42 9v14c0 11-7.6 18.4-18 22C13.6 41.4 6 34 6 23V9z" />
  <path
    fill="none"
    stroke="var(--card)"
    stroke-width="3.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    d="m16 24 6 6 11-12"
  />
</svg>`;

/** Returns a setting that someone chose. The seed's value is Auth0's example, not a brand. */
const chosen = (value: unknown, seeded: string): unknown => (value === seeded ? undefined : value);

function colorsOf(tenant: BrandedTenant): { primary: unknown; page: unknown } {
  const look = tenant["universal_login"] as { colors?: Record<string, unknown> } | undefined;
  const { primary, page_background: page } = look?.colors ?? {};
  return {
    primary: chosen(primary, SEEDED_LOOK.primary),
    page: chosen(page, SEEDED_LOOK.pageBackground),
  };
}

function stylesOf(tenant: BrandedTenant): string {
  const { primary, page } = colorsOf(tenant);
  const brand = parseColor(primary);
  const background = parseColor(page);
  const light = brand
    ? `--brand: ${String(primary)}; --on-brand: ${textOn(brand)}; --link: ${readableOn(brand, CARD.light)};`
    : "";
  const dark = brand ? `--link: ${readableOn(brand, CARD.dark)};` : "";
  return [
    light && `:root { ${light} }`,
    dark && `@media (prefers-color-scheme: dark) { :root { ${dark} } }`,
    background && `body.login { background: ${String(page)}; }`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** Reads the tenant's name, logo and colors. https://auth0.com/docs/api/management/v2/tenants/patch-settings */
export function brandingOf(tenant: BrandedTenant | undefined): Branding {
  if (!tenant) return { styles: "", logo: SHIELD, imageOrigin: undefined };
  const picture = chosen(tenant["picture_url"], SEEDED_LOOK.picture);
  const url = typeof picture === "string" ? URL.parse(picture) : null;
  const isShown = url !== null && ["https:", "http:"].includes(url.protocol);
  return {
    styles: stylesOf(tenant),
    logo: isShown
      ? html`<img class="logo" src="${url.href}" alt="${tenant.friendly_name}" />`
      : SHIELD,
    imageOrigin: isShown ? url.origin : undefined,
  };
}
