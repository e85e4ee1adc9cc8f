import { refusedRequest } from "../../components/auth0/refused-request";
import type { TenantSession } from "../resource-type";
import * as tenant from "./readings";
import type { TenantRecord } from "./tenant-record";

/** Restores what delivered before the stack: flow, phone provider and the texts of a unified tenant. */
export async function restoreDelivery(session: TenantSession, before: TenantRecord): Promise<void> {
  const { flow = [], phoneProviders = [], phoneTemplates = [] } = before;
  if (flow.length > 0) await restoreFlow(session, flow);
  if (phoneProviders.length > 0) await reportProvider(session, phoneProviders);
  if (phoneTemplates.length > 0) await restoreTemplates(session, phoneTemplates);
}

/** Restores the flow. Actions that someone added meanwhile stay in it, after those from before. */
async function restoreFlow(
  session: TenantSession,
  before: readonly tenant.BoundAction[],
): Promise<void> {
  const bound = await tenant.readFlow(session.api);
  const missing = before.filter(({ id }) => !bound.some((each) => each.id === id));
  if (missing.length === 0) return;
  const later = bound.filter(({ id }) => !before.some((each) => each.id === id));
  if (await bind(session, [...before, ...later])) return;
  const usable: tenant.BoundAction[] = [];
  for (const action of [...before, ...later]) {
    if (await isDeployed(session, action)) usable.push(action);
    else
      await session.log(
        "warning",
        `The Action \`${action.name}\` was in the Send Phone Message flow before this stack and is not restored: it is deleted or not deployed.`,
      );
  }
  if (!(await bind(session, usable))) {
    throw new Error("The Send Phone Message flow could not be restored, as the tenant refuses it.");
  }
}

/** Binds the Actions to the flow. Returns false if the tenant refuses one of them. */
async function bind(
  { api }: TenantSession,
  actions: readonly tenant.BoundAction[],
): Promise<boolean> {
  const path = tenant.PATHS.flow;
  const answer = await api.call("PATCH", path, {
    bindings: actions.map(({ id, displayName }) => ({
      ref: { type: "action_id", value: id },
      display_name: displayName,
    })),
  });
  if ([400, 404, 409].includes(answer.status)) return false;
  if (answer.status < 300) return true;
  throw refusedRequest(`PATCH ${api.address(path)}`, answer, "the scope update:actions");
}

async function isDeployed({ api }: TenantSession, { id }: tenant.BoundAction): Promise<boolean> {
  const { status, body } = await api.call("GET", `/actions/actions/${encodeURIComponent(id)}`);
  const version = body["deployed_version"] as { deployed?: boolean } | null | undefined;
  return status === 200 && version?.deployed === true;
}

/** Reports a replaced provider by name: it can't be restored, since Auth0 doesn't show its credentials. */
async function reportProvider(
  session: TenantSession,
  [before]: readonly tenant.RecordedPhoneProvider[],
): Promise<void> {
  if (before === undefined || (await tenant.readPhoneProviders(session.api)).length > 0) return;
  await session.log(
    "warning",
    `The phone provider \`${before.name}\` from before this stack could not be restored: set it up in the dashboard (Branding > Phone Provider).`,
  );
}

async function restoreTemplates(
  session: TenantSession,
  before: readonly tenant.RecordedPhoneTemplate[],
): Promise<void> {
  const { api } = session;
  const found = await tenant.readPhoneTemplates(api);
  for (const template of before) {
    if (found.some(({ type }) => type === template.type)) continue;
    const path = tenant.PATHS.phoneTemplates;
    const answer = await api.call("POST", path, template);
    if (answer.status >= 300)
      throw refusedRequest(`POST ${api.address(path)}`, answer, "the scope create:phone_templates");
  }
}
