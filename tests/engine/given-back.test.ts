/**
 * A tenant that other people use too: three other factors, a policy of its own and another Action in the flow. What it had
 * before `up` it has again after `destroy`, also where a run was killed while a Management API request of it was held.
 *
 * KILL_AT=all walks through every request of an `up` and of a `destroy`, KILL_AT=writes through those that change something,
 * KILL_AT=3,7 through those. By default one place of each is tried.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { killAtRequest, placesToKill, reportPlace } from "./kill-at-request";
import { operate } from "./operate";

const MINUTES = 60_000;
const THEIR_FACTORS = ["email", "otp", "webauthn-roaming"];

/** Requests that a killed run holds: in the middle of what it changes for everyone. */
const PLACES = {
  up: /^PUT .*\/factors\/sms$/,
  destroy: /^PUT .*\/factors\/webauthn-roaming$/,
} as const;

interface State {
  readonly guardian: { readonly factors: Record<string, boolean> };
}

describe.each<PhoneExperience>(["legacy", "unified"])("a shared tenant, %s", (experience) => {
  let operated: TenantAndStack;
  let snapshot: unknown;
  let before: unknown;
  let afterwards: unknown;
  const requests: Record<"up" | "destroy", string[]> = { up: [], destroy: [] };

  /** What the tenant's own people set up. */
  async function setUp(): Promise<void> {
    const { tenant } = operated;
    for (const factor of THEIR_FACTORS) {
      await tenant.api("PUT", `/guardian/factors/${factor}`, { enabled: true });
    }
    await tenant.api("PUT", "/guardian/policies", ["confidence-score"]);
    if (experience === "unified") return;
    const supported_triggers = [{ id: "send-phone-message", version: "v2" }];
    const code = "exports.onExecuteSendPhoneMessage = async () => {};";
    const made = await tenant.api("POST", "/actions/actions", {
      name: "Theirs",
      supported_triggers,
      code,
    });
    const { id } = made.body as { id: string };
    for (let status = 400; status !== 200;) {
      await sleep(100);
      status = (await tenant.api("POST", `/actions/actions/${id}/deploy`)).status;
    }
    const bindings = [{ ref: { type: "action_id", value: id }, display_name: "Theirs" }];
    await tenant.api("PATCH", "/actions/triggers/send-phone-message/bindings", { bindings });
  }

  async function startOver(): Promise<void> {
    await operated.startOver();
    await operated.tenant.control("PUT", "/snapshot", snapshot);
  }

  async function expectTheirFactorsOn(place: string): Promise<void> {
    const { guardian } = await operated.control<State>("GET", "state");
    const on = THEIR_FACTORS.filter((name) => guardian.factors[name]);
    expect({ place, on }).toEqual({ place, on: THEIR_FACTORS });
  }

  async function linesOf(work: () => Promise<unknown>): Promise<string[]> {
    const earlier = (await operated.requests()).length;
    await work();
    return (await operated.requests()).slice(earlier);
  }

  beforeAll(async () => {
    operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
    await setUp();
    snapshot = (await operated.tenant.control("GET", "/snapshot")).body;
    before = await operated.picture();
    requests.up = await linesOf(() => operated.stack.up());
    await expectTheirFactorsOn("up");
    requests.destroy = await linesOf(() => operated.stack.destroy());
    afterwards = await operated.picture();
  }, 5 * MINUTES);

  afterAll(() => operated.close());

  it(
    "gets back a policy that asked for nothing, as no factor was on",
    async () => {
      await operated.startOver();
      await operated.tenant.api("PUT", "/guardian/policies", ["confidence-score"]);
      const alone = await operated.picture();
      await operated.stack.up();
      await operated.stack.destroy();
      expect(await operated.picture()).toEqual(alone);
      await startOver();
    },
    4 * MINUTES,
  );

  it("keeps its factors under the stack, and gets all of it back after `destroy`", () => {
    expect(afterwards).toEqual(before);
  });

  it.each(["up", "destroy"] as const)(
    "gets all of it back after a killed %s, `recover`, `up` and `destroy`",
    async (killed) => {
      for (const n of placesToKill(requests[killed], [PLACES[killed]])) {
        await startOver();
        if (killed === "destroy") await operated.stack.up();
        const place = `${killed} ${n}: ${await killAtRequest(operated, killed, n)}`;
        const recovered = await operate(operated, "recover");
        if (killed === "up") expect({ place, ...recovered }).toMatchObject({ place, code: 0 });
        await operated.stack.up();
        await expectTheirFactorsOn(place);
        await operated.stack.destroy();
        expect({ place, tenant: await operated.picture() }).toEqual({ place, tenant: before });
        reportPlace(`${place}; given back`);
      }
    },
    120 * MINUTES,
  );
});
