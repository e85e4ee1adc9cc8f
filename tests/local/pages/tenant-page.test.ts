import type { Controlled } from "../../../local/control/controlled";
import { Faults } from "../../../local/control/faults";
import { RequestLog } from "../../../local/control/request-log";
import { registerTenantPage } from "../../../local/pages/tenant-page";
import { createTestContext, IDENTITY } from "../auth0/context-fixture";
import { RECIPIENT } from "../auth0/phone-delivery-fixture";
import { startCarrier, type CarrierFixture } from "../plivo/carrier-fixture";
import { serve, type ServedApp } from "../plivo/served-app";

let carrier: CarrierFixture;
let controlled: Controlled;
let app: ServedApp;
let resets = 0;

beforeAll(async () => {
  carrier = await startCarrier();
  controlled = {
    ctx: createTestContext(),
    carrier: carrier.carrier,
    identity: IDENTITY,
    requests: new RequestLog(),
    faults: new Faults(),
    reset: () => {
      resets += 1;
    },
    forget: () => undefined,
  };
  app = await serve((routes) => {
    void registerTenantPage(routes, controlled);
  });
});
afterAll(async () => {
  await app.close();
  await carrier.close();
});

const page = async () => (await app.get("/")).text();

/** Presses a button of the page. Returns the status of the answer. */
async function press(name: string, headers: Record<string, string> = {}): Promise<number> {
  const url = new URL("/_local/controls", (await app.get("/")).url);
  const body = new URLSearchParams({ do: name });
  return (await fetch(url, { method: "POST", redirect: "manual", headers, body })).status;
}

it("says what is missing before messages can reach a phone", async () => {
  expect(await page()).toContain("The provider of the phone factor is auth0");
  controlled.ctx.store.guardian.selectedProvider = "phone-message-hook";
  expect(await page()).toContain("No deployed Action is bound to this flow.");
  controlled.ctx.store.tenant.phone_consolidated_experience = true;
  expect(await page()).toContain("The tenant has no custom phone provider that is on.");
});

it("shows users with what they enrolled, without a complete number, and the last events", async () => {
  const { ctx } = controlled;
  ctx.store.users.set(RECIPIENT.user_id, RECIPIENT);
  ctx.store.enrollments.set("e", {
    id: "e",
    user_id: RECIPIENT.user_id,
    phone_number: "+12025550143",
    preferred_authentication_method: "sms",
    confirmed: true,
    created_at: ctx.clock.iso(),
  });
  ctx.log({
    type: "gd_send_sms",
    description: "SMS sent",
    details: { executions: [{ logs: ["<b>accepted</b>"] }] },
  });
  const shown = await page();
  expect(shown).toContain("SMS +XXXXXXX0143");
  expect(shown).not.toContain("2025550143");
  expect(shown).toContain("&lt;b&gt;accepted&lt;/b&gt;");
});

it("names each cell of a table by its heading, which a phone shows in front of it", async () => {
  expect(await page()).toContain('<td role="cell" data-heading="Enrolled">SMS +XXXXXXX0143</td>');
});

it("says why a message failed, even if no Action ran", async () => {
  const { ctx } = controlled;
  ctx.log({
    type: "gd_send_sms_failure",
    details: { failure_details: { errorCode: "configuration", message: "no phone provider" } },
  });
  ctx.log({ type: "fn", details: { error: "no credit" } });
  const shown = await page();
  expect(shown).toContain("no phone provider");
  expect(shown).toContain("no credit");
});

it("moves the clock, sets faults and risk, and resets with a click", async () => {
  const { ctx, faults, carrier: phone } = controlled;
  expect(await press("six-minutes")).toBe(303);
  expect(ctx.clock.aheadMs).toBe(360_000);
  await press("real-time");
  expect(ctx.clock.aheadMs).toBe(0);
  await press("limited");
  expect(faults.pending).toEqual([{ from: 1, count: 3, status: 429 }]);
  await press("no-faults");
  expect(faults.pending).toEqual([]);
  await press("high-risk");
  expect(ctx.store.loginRisk).toBe("high");
  await press("busy");
  expect(phone.script.pending).toHaveLength(1);
  await press("accepts");
  expect(phone.script.pending).toHaveLength(0);
  await press("reset");
  expect(resets).toBe(1);
});

it("refuses an unknown button, and another site's page", async () => {
  expect(await press("constructor")).toBe(400);
  expect(await press("")).toBe(400);
  expect(await press("reset", { origin: "http://evil.test" })).toBe(403);
  expect(resets).toBe(1);
});
