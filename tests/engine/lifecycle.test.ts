import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { ACTION_DEPLOYMENT } from "../../components/auth0/resource-types";
import { TenantAndStack } from "../tenant-and-stack";
import { type TenantState, writesAmong } from "../tenant-state";

const EXPERIENCES: readonly PhoneExperience[] = ["legacy", "unified"];
const MINUTES = 60_000;

/** What each experience delivers with, which the other doesn't have. */
const DELIVERY = {
  legacy: "auth0:index/triggerActions:TriggerActions",
  unified: "auth0:index/phoneProvider:PhoneProvider",
};

const CHANGED = {
  appUrls: '["http://localhost:5173"]',
  mfaPolicy: "confidence-score",
  enrollmentMessage: "{{code}} enrolls",
  verificationMessage: "{{code}} is it",
  // Another bundle of the Action.
  allowedCountries: '["US"]',
};

/** What Guardian's deletion leaves, here and with the official plugin: texts and provider of a factor that is off. */
function withoutFactorSettings({ guardian, ...state }: TenantState): unknown {
  return { ...state, policies: guardian.policies, factors: guardian.factors };
}

describe("the program on the real engine, on a legacy and a unified tenant", () => {
  const programs = new Map<PhoneExperience, TenantAndStack>();
  const seeds = new Map<PhoneExperience, TenantState>();

  const programOn = (experience: PhoneExperience): TenantAndStack => {
    const program = programs.get(experience);
    if (!program) throw new Error(`the ${experience} program was not opened`);
    return program;
  };
  /** Both at once, in this one process. */
  const onBoth = (
    prove: (program: TenantAndStack, experience: PhoneExperience) => Promise<void>,
  ): Promise<unknown> =>
    Promise.all(EXPERIENCES.map((experience) => prove(programOn(experience), experience)));

  beforeAll(async () => {
    for (const experience of EXPERIENCES) {
      const program = await TenantAndStack.open({ experience });
      programs.set(experience, program);
      seeds.set(experience, await program.state());
    }
  }, 5 * MINUTES);

  afterAll(async () => {
    await Promise.all([...programs.values()].map((program) => program.close()));
  });

  it(
    "shows its plan and only reads",
    () =>
      onBoth(async (program, experience) => {
        const requests = await program.requestsOf(async () => {
          const { steps, output } = await program.stack.preview();
          expect(steps.every(({ op }) => op === "create")).toBe(true);
          const types = steps.map(({ type }) => type);
          expect(types).toContain("auth0:index/client:Client");
          expect(types).toContain("auth0:index/guardian:Guardian");
          expect(types).toContain(DELIVERY[experience]);
          expect(output).toContain(`phoneExperience: "${experience}"`);
          expect(output).not.toContain("token-1");
        });
        expect(writesAmong(requests)).toEqual([]);
      }),
    3 * MINUTES,
  );

  it(
    "turns on SMS multi-factor login with its first run",
    () =>
      onBoth(async (program, experience) => {
        const { outputs } = await program.stack.up();
        const { clients, actions, guardian, ...state } = await program.state();
        const { domain, clientId } = outputs["authConfig"]?.value as Record<string, string>;
        expect(domain).toBe(program.tenant.domain);
        expect(clients.map(({ client_id }) => client_id)).toContain(clientId);
        expect(outputs["phoneExperience"]?.value).toBe(experience);
        expect(outputs["testUser"]?.secret).toBe(true);
        expect(actions).toMatchObject([{ id: String(outputs["actionId"]?.value), deployed: true }]);
        expect(guardian).toMatchObject({
          policies: ["all-applications"],
          factors: { sms: true },
          messageTypes: ["sms"],
        });
        const delivery = experience === "legacy" ? state.bindings : state.phoneProviders;
        expect(delivery).toHaveLength(1);
      }),
    3 * MINUTES,
  );

  it(
    "changes nothing with its second run, and only reads",
    () =>
      onBoth(async (program) => {
        const before = await program.state();
        const requests = await program.requestsOf(async () => {
          const { steps, output } = await program.stack.up();
          expect(steps).toEqual([]);
          // Nor does the refresh show any difference.
          expect(output).not.toContain("[diff:");
        });
        expect(requests.length).toBeGreaterThan(5);
        expect(writesAmong(requests)).toEqual([]);
        expect(await program.state()).toEqual(before);
      }),
    3 * MINUTES,
  );

  it(
    "changes in place whatever the config changes",
    () =>
      onBoth(async (program, experience) => {
        const before = await program.state();
        await program.stack.setConfig(CHANGED, { plivoAuthToken: "token-2" });
        const { steps, output } = await program.stack.up();
        const after = await program.state();

        expect(output).not.toMatch(/token-[12]/);
        expect(steps.map(({ op }) => op)).not.toContain("delete");
        expect(steps.map(({ op }) => op)).not.toContain("replace");
        const action = steps.find(({ type }) => type === "auth0:index/action:Action");
        expect(action?.changes).toContain("code");
        const deployment = steps.find(({ type }) => type === ACTION_DEPLOYMENT);
        expect(deployment?.changes).toContain("secrets[1].value");
        const ids = (state: TenantState): string[] => [
          ...state.clients.map(({ client_id }) => client_id),
          ...state.actions.map(({ id }) => id),
          ...state.phoneProviders.map(({ id }) => id),
        ];
        expect(ids(after)).toEqual(ids(before));
        expect(after.clients.at(-1)?.callbacks).toEqual(["http://localhost:5173"]);
        expect(after.actions).toMatchObject([{ deployed: true }]);
        expect(after.actions[0]?.code).not.toBe(before.actions[0]?.code);
        expect(after.guardian.policies).toEqual(["confidence-score"]);
        const { enrollmentMessage, verificationMessage } = CHANGED;
        if (experience === "legacy") {
          const templates = {
            enrollment_message: enrollmentMessage,
            verification_message: verificationMessage,
          };
          expect(after.guardian.templates).toEqual(templates);
        } else {
          expect(JSON.stringify(after.phoneTemplates)).toContain(enrollmentMessage);
          expect(JSON.stringify(after.phoneTemplates)).toContain(verificationMessage);
        }
      }),
    3 * MINUTES,
  );

  it(
    "finds no drift if there is none",
    () =>
      onBoth(async (program) => {
        expect((await program.stack.refresh()).steps).toEqual([]);
      }),
    3 * MINUTES,
  );

  it(
    "leaves the tenant as it was when it is destroyed",
    () =>
      onBoth(async (program, experience) => {
        const { steps } = await program.stack.destroy();
        expect(steps.length).toBeGreaterThan(5);
        expect(steps.every(({ op }) => op === "delete")).toBe(true);
        const seed = seeds.get(experience);
        const left = await program.state();
        expect(withoutFactorSettings(left)).toEqual(seed && withoutFactorSettings(seed));
      }),
    3 * MINUTES,
  );
});
