import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BEHAVIOR_DIFFERENCES } from "../../../local/auth0/known-differences";
import { needsSecondFactor } from "../../../local/auth0/login/mfa-policy";
import { textsFor } from "../../../local/auth0/login/texts";
import {
  deliverThroughProvider,
  RETRY_DELAYS_MS,
} from "../../../local/auth0/phone-delivery/unified-delivery";
import { createManagementFixture, type ManagementFixture } from "./management/management-fixture";
import {
  addAction,
  addPhoneProvider,
  createDeliveryFixture,
  PHONE_MESSAGE,
  type DeliveryFixture,
} from "./phone-delivery-fixture";

let delivery: DeliveryFixture;
let tenant: ManagementFixture;

beforeAll(async () => {
  delivery = await createDeliveryFixture();
  tenant = await createManagementFixture({ ctx: delivery.ctx });
});
afterAll(async () => {
  await tenant.close();
  await delivery.close();
});

const errorCodes = () =>
  delivery
    .logs("gd_send_sms_failure")
    .map(({ details }) => (details?.["failure_details"] as { errorCode: string }).errorCode);

async function sendWith(deployed: string) {
  delivery.reset("unified");
  addAction(delivery, "custom-phone-provider", { deployed });
  addPhoneProvider(delivery);
  return deliverThroughProvider(delivery.ctx, PHONE_MESSAGE, []);
}

/** A test elsewhere that sees the difference: it must be there under this title. */
const seenBy = (file: string, title: string) => (): void => {
  const path = join(__dirname, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toContain(`"${title}"`);
};

/** Sees each difference, by how its sentence begins. Fails when there is none any more: then its line has to go. */
const SEEN: Record<string, () => Promise<void> | void> = {
  "A tenant on the legacy experience still shows": async () => {
    delivery.reset("legacy");
    const [connection] = (await tenant.api("GET", "/connections")).body as unknown as object[];
    expect(connection).toHaveProperty("enabled_clients");
  },
  "`errorCode` of a failed message": async () => {
    delivery.reset("unified");
    await deliverThroughProvider(delivery.ctx, PHONE_MESSAGE, []);
    expect(errorCodes()).toEqual(["configuration"]);
    await sendWith("api.notification.drop('no')");
    expect(errorCodes()).toEqual(["drop"]);
    await sendWith("api.notification.retry('later')");
    expect(errorCodes()).toEqual(["retry"]);
  },
  "Log events have what Auth0's schema": seenBy(
    "login/log-events.test.ts",
    "every event of a login is as Auth0's schema of tenant logs has it",
  ),
  "A silent login that lacks the second factor": seenBy(
    "login/remembered-browser.test.ts",
    "a silent login after one with a second factor is refused with Auth0's error",
  ),
  "An Action of the custom phone provider that throws": async () => {
    const ended = await sendWith("throw new Error('no')");
    expect(ended).toEqual({ delivered: false, reason: "no" });
    expect(errorCodes()).toEqual(["action_error"]);
  },
  "The errors of ended Rules and Hooks": async () => {
    const { status, body } = await tenant.api("GET", "/rules");
    expect([status, body.errorCode]).toEqual([403, expect.any(String)]);
  },
  "An application may be given the id of a credential": async () => {
    const { body } = await tenant.api("POST", "/clients", { name: "a" });
    const none = { private_key_jwt: { credentials: [{ id: "cred_none" }] } };
    const path = `/clients/${String(body.client_id)}`;
    const changed = await tenant.api("PATCH", path, { client_authentication_methods: none });
    expect(changed.status).toBe(200);
  },
  "The five retries of a message follow after": () => {
    expect(RETRY_DELAYS_MS).toEqual([15_000, 30_000, 60_000, 120_000, 240_000]);
  },
  "Pages are in English, German, Spanish or French": () => {
    expect(["en", "de", "es", "fr"].map((language) => textsFor(language).lang)).toEqual([
      ...["en", "de", "es", "fr"],
    ]);
    expect(textsFor("it").lang).toBe("en");
  },
  "Where adaptive MFA meets a user without a factor": () => {
    delivery.reset("legacy");
    const { store } = delivery.ctx;
    store.guardian.factors.sms = true;
    store.guardian.policies = ["confidence-score"];
    store.loginRisk = "high";
    expect(needsSecondFactor(delivery.ctx, "auth0|nobody", undefined)).toBe(true);
  },
  "ID tokens and access tokens for an API are dated": seenBy(
    "login/leeway.test.ts",
    "ID tokens are dated by real time, whatever the tenant's clock says",
  ),
  "A phone factor or phone provider other than the custom one": async () => {
    delivery.reset("unified");
    addPhoneProvider(delivery, { name: "twilio" });
    const ended = await deliverThroughProvider(delivery.ctx, PHONE_MESSAGE, []);
    expect(ended).toMatchObject({ reason: expect.stringContaining("`twilio`") as string });
  },
  "An Action with dependencies is built and kept": async () => {
    const { status, body } = await tenant.api("POST", "/actions/actions", {
      name: "a",
      supported_triggers: [{ id: "post-login", version: "v3" }],
      dependencies: [{ name: "no-such-module", version: "1.0.0" }],
    });
    expect([status, body.status]).toEqual([201, "pending"]);
    const path = `/actions/actions/${String(body.id)}`;
    await tenant.api("GET", path);
    expect((await tenant.api("GET", path)).body.status).toBe("built");
  },
  "Users come from 127.0.0.1": () => {
    delivery.ctx.log({ type: "s" });
    expect(delivery.logs("s").at(-1)?.ip).toBe("127.0.0.1");
  },
  "Searches compare strings without an index": async () => {
    const user = {
      connection: "Username-Password-Authentication",
      email: "ada@example.com",
      password: "Correct-horse-1",
    };
    await tenant.api("POST", "/users", user);
    expect((await tenant.api("GET", "/users?q=nickname%3Aada")).body).toHaveLength(1);
  },
};

const beginningOf = (found: string): string | undefined =>
  Object.keys(SEEN).find((beginning) => found.startsWith(beginning));

describe("every known difference of behavior", () => {
  it("has one test, and every test has a listed difference", () => {
    const beginnings = BEHAVIOR_DIFFERENCES.map(({ found }) => beginningOf(found) ?? found);
    expect(beginnings.sort()).toEqual(Object.keys(SEEN).sort());
  });

  it.each(Object.entries(SEEN))("exists: %s", async (_beginning, see) => {
    await see();
  });
});
