import { html, type Html } from "../pages/html";
import type { Page } from "../pages/layout";
import type { Visit } from "./login";
import { stepUrl, type StepPath } from "./step-url";

export interface StepPage {
  title: string;
  heading: string;
  lead: Html | string;
  /** What went wrong, for the whole form. */
  problem?: string | undefined;
  /** Inside the form: fields and buttons. */
  form: Html;
  /** Below the form. */
  foot?: Html;
}

/** A page of the login with its one form. */
export function stepPage(visit: Visit, path: StepPath, page: StepPage): Page {
  const { state } = visit.transaction;
  return {
    title: page.title,
    body: html`<h1>${page.heading}</h1>
      <p class="lead">${page.lead}</p>
      ${page.problem !== undefined && html`<p class="problem" role="alert">${page.problem}</p>`}
      <form method="post" action="${stepUrl(path, state)}" novalidate>
        <input type="hidden" name="state" value="${state}" />
        ${page.form}
      </form>
      ${page.foot}`,
  };
}

/** The name that pages call the tenant by. */
export function tenantName({ login }: Visit): string {
  return login.tenant.store.tenant.friendly_name;
}
