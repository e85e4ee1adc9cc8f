import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { hasChanges, summarizePlan } from "../../../../cli/preview/plan/plan";
import { PlanRecorder } from "../../../../cli/preview/plan/plan-recorder";

type State = StepEventMetadata["old"];

const URN = "urn:pulumi:dev::auth0-plivo-sms-mfa::auth0:index/guardian:Guardian::mfa";

function step(op: string, more: Partial<StepEventMetadata> = {}): EngineEvent {
  const metadata = {
    op,
    urn: URN,
    type: "auth0:index/guardian:Guardian",
    provider: "",
    ...more,
  } as StepEventMetadata;
  return { sequence: 1, timestamp: 1, resourcePreEvent: { metadata } };
}

const inputs = (values: Record<string, unknown>): State => ({ inputs: values }) as unknown as State;

function planOf(...events: EngineEvent[]) {
  const recorder = new PlanRecorder();
  events.forEach(recorder.record);
  return recorder.plan({ stack: "dev", offline: false });
}

describe("PlanRecorder", () => {
  it("records what happens to each resource, and counts those that stay", () => {
    const plan = planOf(step("create"), step("same"), step("same"), step("delete"));
    expect(plan.changes.map(({ operation }) => operation)).toEqual(["create", "delete"]);
    expect(plan.unchanged).toBe(2);
    expect(plan.changes[0]).toEqual({
      operation: "create",
      type: "auth0:index/guardian:Guardian",
      name: "mfa",
      properties: [],
    });
  });

  it("counts a replacement once, though the engine makes three steps of it", () => {
    const plan = planOf(step("create-replacement"), step("replace"), step("delete-replaced"));
    expect(summarizePlan(plan)).toBe("1 to replace, 0 unchanged");
  });

  it.each(["refresh", "read"])("doesn't count a %s as a change", (op) => {
    const plan = planOf(step(op));
    expect(hasChanges(plan)).toBe(false);
    expect(summarizePlan(plan)).toBe("nothing to change, 0 unchanged");
  });

  it("shows a changed scalar before and after", () => {
    const change = step("update", {
      detailedDiff: { "phone.options.enrollmentMessage": {} as never, policy: {} as never },
      old: inputs({ policy: "never", phone: { options: { enrollmentMessage: "a" } } }),
      new: inputs({ policy: "all-applications", phone: { options: { enrollmentMessage: "b" } } }),
    });
    expect(planOf(change).changes[0]?.properties).toEqual([
      { path: "phone.options.enrollmentMessage", before: '"a"', after: '"b"' },
      { path: "policy", before: '"never"', after: '"all-applications"' },
    ]);
  });

  it("shows only the names of changed properties if the engine gives no detail", () => {
    expect(planOf(step("update", { diffs: ["policy"] })).changes[0]?.properties).toEqual([
      { path: "policy" },
    ]);
  });

  it("shows no secret, no code and no phone number", () => {
    const change = step("update", {
      detailedDiff: { code: {} as never, "secrets[0].value": {} as never, from: {} as never },
      old: inputs({
        code: "x".repeat(5000),
        secrets: [{ value: "[secret]" }],
        from: "+15551234567",
      }),
      new: inputs({
        code: "y".repeat(5000),
        secrets: [{ value: "[secret]" }],
        from: "+15557654321",
      }),
    });
    expect(planOf(change).changes[0]?.properties).toEqual([
      { path: "code" },
      { path: "from", before: '"+…"', after: '"+…"' },
      { path: "secrets[0].value" },
    ]);
  });
});

it("leaves out the providers that the engine makes by itself", () => {
  const provider = {
    type: "pulumi:providers:auth0",
    urn: "urn:pulumi:dev::p::pulumi:providers:auth0::default_3_49_0",
  };
  expect(planOf(step("create", provider), step("same", provider))).toMatchObject({
    changes: [],
    unchanged: 0,
  });
  const own = { ...provider, urn: "urn:pulumi:dev::p::pulumi:providers:auth0::own" };
  expect(planOf(step("create", own)).changes).toHaveLength(1);
});

describe("a plan whose secrets can't be compared", () => {
  const secretsOnly = step("update", {
    detailedDiff: { "secrets[0].value": {} as never },
    old: inputs({ secrets: [{ value: "[secret]" }] }),
    new: inputs({ secrets: [{ value: "[secret]" }] }),
  });
  const andMore = step("update", {
    detailedDiff: { "secrets[1]": {} as never, password: {} as never },
    old: inputs({ secrets: [{}], password: "unknown" }),
    new: inputs({
      secrets: [{}, { name: "ALLOWED_COUNTRIES", value: "[secret]" }],
      password: "[secret]",
    }),
  });

  it("counts an update of secrets as unchanged, and keeps every other change", () => {
    const recorder = new PlanRecorder("unknown");
    [secretsOnly, andMore].forEach(recorder.record);
    const plan = recorder.plan({ stack: "dev", offline: true });
    expect(plan.unchanged).toBe(1);
    expect(plan.changes.map(({ properties }) => properties)).toEqual([[{ path: "secrets[1]" }]]);
  });

  it("is an ordinary plan if they can be compared", () => {
    expect(planOf(secretsOnly).changes).toHaveLength(1);
  });

  it("leaves out a list that is a secret as a whole in the state, whatever the program has for it", () => {
    const whole = step("update", {
      detailedDiff: { secrets: {} as never },
      old: inputs({ secrets: "unknown" }),
      new: inputs({ secrets: [{ name: "PLIVO_AUTH_ID", value: "[secret]" }] }),
    });
    const recorder = new PlanRecorder("unknown");
    recorder.record(whole);
    expect(recorder.plan({ stack: "dev", offline: true })).toMatchObject({
      changes: [],
      unchanged: 1,
    });
  });
});

describe("errors of a plan", () => {
  it("are the program's, without colors, once each, and what the policies refuse", () => {
    const error = (message: string): EngineEvent => ({
      sequence: 1,
      timestamp: 1,
      diagnosticEvent: { message, severity: "error", color: "" },
    });
    const refusal: EngineEvent = {
      sequence: 1,
      timestamp: 1,
      policyEvent: {
        message: "The factor is not protected.<{%reset%}>",
        policyName: "factor-protected",
        enforcementLevel: "mandatory",
        color: "",
        policyPackName: "p",
        policyPackVersion: "1",
        policyPackVersionTag: "1",
      },
    };
    const plan = planOf(
      error("<{%fg 1%}>appUrls: is wrong<{%reset%}>\n"),
      error("appUrls: is wrong"),
      error("preview failed"),
      refusal,
    );
    expect(plan.errors).toEqual([
      "appUrls: is wrong",
      "factor-protected: The factor is not protected.",
    ]);
  });

  it("are the failure of the run if the engine reported none", () => {
    const recorder = new PlanRecorder();
    expect(recorder.plan({ stack: "dev", offline: false, failure: "no stack" }).errors).toEqual([
      "no stack",
    ]);
  });
});
