import type { FastifyInstance } from "fastify";
import { html, type Html } from "../auth0/pages/html";
import { sendPage } from "../auth0/pages/layout";
import type { Controlled } from "../control/controlled";
import { registerOriginGuard } from "../control/origin-guard";
import { DASHBOARD_STYLES, topBar } from "./dashboard";
import { liveScript, registerLive } from "./live";
import { controls, runControl } from "./tenant-controls";
import { tenantSections } from "./tenant-sections";
import { TENANT_STYLES } from "./tenant-styles";

const EVENTS = "/_local/events";
const CONTROLS = "/_local/controls";

function body({ ctx, ...controlled }: Controlled): Html {
  const sections = tenantSections({ ctx, ...controlled });
  const panel = (id: string, width: string) =>
    html`<section class="panel ${width}" id="${id}">${sections[id]}</section>`;
  return html`${topBar("/", ctx.store)}
    <div class="title">
      <h1>${ctx.store.tenant.friendly_name}</h1>
      <code>${ctx.origins.https}</code>
    </div>
    <div class="grid">
      ${panel("flow", "two-thirds")} ${panel("factor", "third")} ${panel("applications", "seven")}
      ${panel("users", "five")}
      <section class="panel" aria-labelledby="controls">
        <h2 id="controls">Controls</h2>
        ${controls(CONTROLS)}
        <div id="faults">${sections["faults"]}</div>
      </section>
      ${panel("log", "")} ${panel("requests", "")}
    </div>`;
}

/**
 * Serves an overview of the tenant at `/`: the flow, the factor, applications, users, the last log events and requests, and
 * buttons for the control plane. It updates by itself.
 */
export async function registerTenantPage(
  app: FastifyInstance,
  controlled: Controlled,
): Promise<void> {
  await app.register(async (scope) => {
    registerOriginGuard(scope, controlled.ctx.origins);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string" },
      (_request, sent, done) => {
        done(null, Object.fromEntries(new URLSearchParams(String(sent))));
      },
    );
    registerLive(scope, EVENTS, () => tenantSections(controlled));
    scope.get("/", (_request, reply) =>
      sendPage(reply, {
        title: controlled.ctx.store.tenant.friendly_name,
        body: body(controlled),
        width: "wide",
        styles: DASHBOARD_STYLES + TENANT_STYLES,
        script: liveScript(EVENTS),
        refreshSeconds: 5,
      }),
    );
    scope.post<{ Body: { do?: string } }>(CONTROLS, (request, reply) => {
      const isKnown = runControl(controlled, request.body.do ?? "");
      return isKnown ? reply.redirect("/", 303) : reply.code(400).send("There is no such control.");
    });
    await Promise.resolve();
  });
}
