interface Cookie {
  name: string;
  value: string;
  path: string;
}

function parseCookie(header: string, requestPath: string): Cookie & { expired: boolean } {
  const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
  const [name = "", ...value] = pair.split("=");
  const attribute = (name: string): string | undefined =>
    attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const expires = attribute("expires");
  return {
    name,
    value: value.join("="),
    path: attribute("path") ?? requestPath,
    expired: expires !== undefined && Date.parse(expires) <= Date.now(),
  };
}

/** Cookies of one host, by name and path. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  keep(headers: Headers, url: URL): void {
    for (const header of headers.getSetCookie()) {
      const { expired, ...cookie } = parseCookie(header, url.pathname);
      const key = `${cookie.name} ${cookie.path}`;
      if (expired) this.cookies.delete(key);
      else this.cookies.set(key, cookie);
    }
  }

  /** Returns the Cookie header of a request to this address. */
  headerFor(url: URL): string {
    return [...this.cookies.values()]
      .filter(
        ({ path }) => path === "/" || url.pathname === path || url.pathname.startsWith(`${path}/`),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
  }
}
