import { parseList } from "./list";
import { InvalidValue } from "./problem";

const EXAMPLE = "http://localhost:3000";

/**
 * Reads the app's URLs. A URL that is wrong here is a login that Auth0 refuses later, since Auth0 compares callbacks
 * character by character. Wildcards are refused, as Auth0 advises against them in production
 * (https://auth0.com/docs/get-started/applications/wildcards-for-subdomains).
 */
export function parseAppUrls(text: string): string[] {
  const urls = parseList(text, EXAMPLE);
  if (urls.length === 0) {
    throw new InvalidValue("must hold at least one URL", EXAMPLE);
  }
  const faults = urls.flatMap((url) => {
    const fault = urlFault(url);
    return fault === undefined ? [] : [`\`${url}\` ${fault}`];
  });
  if (faults.length > 0) {
    throw new InvalidValue(faults.join(", "), EXAMPLE);
  }
  const twice = urls.find((url, index) => urls.indexOf(url) !== index);
  if (twice !== undefined) {
    throw new InvalidValue(`lists \`${twice}\` twice`, [...new Set(urls)].join(","));
  }
  return urls;
}

/** Returns whether a URL is of the user's own machine, where a browser accepts plain http. */
export function isLoopbackUrl(url: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

function urlFault(text: string): string | undefined {
  if (!URL.canParse(text)) {
    return "is not an absolute URL";
  }
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return "is not an http or https URL";
  }
  if (url.protocol === "http:" && !isLoopbackUrl(text)) {
    return "must be https; only localhost may use http";
  }
  if (text.includes("*")) {
    return "has a wildcard";
  }
  if (url.username !== "" || url.password !== "") {
    return "holds a user name or password";
  }
  if (/[?#]/.test(text)) {
    return "has a query or a fragment";
  }
  if (text.endsWith("/")) {
    return "ends in a slash, which the app's own address does not";
  }
  const canonical = url.pathname === "/" ? url.origin : url.href;
  return text === canonical ? undefined : `is written differently by browsers: \`${canonical}\``;
}
