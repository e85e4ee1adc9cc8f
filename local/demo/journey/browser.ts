import { CookieJar } from "./cookie-jar";
import { readPage, type Page } from "./page";
import { StepError } from "./step-error";

const MOST_REDIRECTS = 20;

/**
 * A browser without a screen: it stores cookies, follows redirects and fills in forms. It has one session, like a window.
 */
export class Browser {
  private readonly jar = new CookieJar();

  /** @param tenantOrigin The origin of the pages. A redirect that leaves it isn't followed: it is the callback. */
  constructor(private readonly tenantOrigin: string) {}

  /** Opens an address and follows redirects. An address elsewhere returns an empty page, as there may be no server. */
  async open(address: string | URL, form?: URLSearchParams): Promise<Page> {
    let url = new URL(address, this.tenantOrigin);
    let body = form;
    for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
      if (url.origin !== this.tenantOrigin) return readPage(url, 0, "");
      const response = await this.request(url, body);
      this.jar.keep(response.headers, url);
      const location = response.headers.get("location");
      if (location === null) return readPage(url, response.status, await response.text());
      url = new URL(location, url);
      body = undefined;
    }
    throw new StepError("Follow redirects", `${url.origin}${url.pathname} goes round in circles.`);
  }

  /** Submits the page's form with these fields. */
  async submit(step: string, page: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    if (!page.form) throw new StepError(step, `the page "${page.heading}" has no form.`);
    const missing = Object.keys(fields).find(
      (name) => name !== "action" && !page.form?.fields.includes(name),
    );
    if (missing !== undefined)
      throw new StepError(step, `the page "${page.heading}" has no field \`${missing}\`.`);
    return this.open(
      page.form.action,
      new URLSearchParams({ ...page.form.hidden, action: "default", ...fields }),
    );
  }

  private request(url: URL, body: URLSearchParams | undefined): Promise<Response> {
    const headers = {
      cookie: this.jar.headerFor(url),
      "user-agent": "login-journey",
      "accept-language": "en",
    };
    return body
      ? fetch(url, {
          method: "POST",
          redirect: "manual",
          body,
          headers: { ...headers, origin: this.tenantOrigin },
        })
      : fetch(url, { redirect: "manual", headers });
  }
}

/** Returns the page, if it is the one that the step must lead to. */
export function expectPage(step: string, page: Page, heading: string): Page {
  if (page.heading === heading && page.problem === undefined) return page;
  const problem = page.problem === undefined ? "" : `, which says: ${page.problem}`;
  const shown =
    page.heading === "" ? `${page.url.origin}${page.url.pathname}` : `"${page.heading}"`;
  throw new StepError(step, `expected the page "${heading}", got ${shown}${problem}`);
}
