import { isIP } from "node:net";
import type { Ajv } from "ajv";

function isAbsoluteUri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value);
}

/** Removes `{organization_name}` and a wildcard for a subdomain, which Auth0 allows in URLs of applications. */
function withoutPlaceholders(value: string): string {
  return value.replaceAll(/\{[a-z_.]+\}/g, "x").replaceAll("*", "x");
}

function isCidr(value: string, version: 4 | 6): boolean {
  const [address = "", bits = ""] = value.split("/");
  return (
    isIP(address) === version &&
    /^\d{1,3}$/.test(bits) &&
    Number(bits) <= (version === 4 ? 32 : 128)
  );
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

const FORMATS: Record<string, (value: string) => boolean> = {
  "absolute-uri": isAbsoluteUri,
  "absolute-uri-or-empty": (value) => value === "" || isAbsoluteUri(value),
  "absolute-https-uri-with-placeholders-or-empty": (value) =>
    value === "" || (isAbsoluteUri(withoutPlaceholders(value)) && value.startsWith("https:")),
  "callback-url": (value) => isAbsoluteUri(withoutPlaceholders(value)),
  "url-with-placeholders": (value) => isAbsoluteUri(withoutPlaceholders(value)),
  "origin-with-placeholders": (value) => isAbsoluteUri(withoutPlaceholders(value)),
  "email-or-empty": (value) => value === "" || EMAIL.test(value),
  "user-email": (value) => EMAIL.test(value),
  cidr: (value) => isCidr(value, 4),
  ipv6_cidr: (value) => isCidr(value, 6),
};

/** Adds the formats of texts that Auth0's schemas use and JSON Schema doesn't have. */
export function addAuth0Formats(ajv: Ajv): void {
  for (const [name, validate] of Object.entries(FORMATS)) ajv.addFormat(name, validate);
}
