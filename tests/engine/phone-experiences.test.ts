import { TenantAndStack } from "../tenant-and-stack";
import { CALLBACK, People, type Credentials } from "./people";

const MINUTES = 60_000;
const FLAG = "phone_consolidated_experience";

describe("a tenant that moves to the Unified Phone Experience", () => {
  let program: TenantAndStack;
  let people: People;
  let enrolled: Credentials;

  beforeAll(async () => {
    program = await TenantAndStack.open({ experience: "legacy" });
    await program.stack.setConfig({ prepareUnified: "true" });
    const { outputs } = await program.stack.up();
    const { clientId } = outputs["authConfig"]?.value as { clientId: string };
    people = new People(program.tenant.httpUrl, { clientId, callback: CALLBACK });
    enrolled = await people.enroll();
  }, 3 * MINUTES);

  afterAll(() => program.close());

  it(
    "delivers every code during the move, and ends with only the unified delivery",
    async () => {
      const logins = await people.during(async () => {
        await program.manage("PATCH", "/tenants/settings", { [FLAG]: true });
        const { steps, outputs } = await program.stack.up();
        expect(outputs["phoneExperience"]?.value).toBe("unified");
        const deleted = steps.filter(({ op }) => op === "delete").map(({ name }) => name);
        expect(deleted).toEqual(expect.arrayContaining(["mfa-legacy", "mfa-legacy-binding"]));
      });
      expect(logins).toBeGreaterThan(1);
      await people.logIn(enrolled);
      const { actions, bindings, phoneProviders } = await program.state();
      expect(actions.map(({ name }) => name)).toEqual(["Plivo SMS (unified)"]);
      expect(bindings).toEqual([]);
      expect(phoneProviders).toMatchObject([{ name: "custom", disabled: false }]);
      expect((await program.stack.up()).steps).toEqual([]);
    },
    3 * MINUTES,
  );

  it(
    "is legacy again after the switch was turned back and the next run, with the phones enrolled",
    async () => {
      await program.stack.setConfig({ prepareUnified: "false" });
      await program.manage("PATCH", "/tenants/settings", { [FLAG]: false });
      const { outputs } = await program.stack.up();
      expect(outputs["phoneExperience"]?.value).toBe("legacy");
      await people.logIn(enrolled);
      const { actions, bindings, phoneProviders, guardian } = await program.state();
      expect(actions.map(({ name }) => name)).toEqual(["Plivo SMS"]);
      expect(bindings.map(({ action_id }) => action_id)).toEqual(actions.map(({ id }) => id));
      expect(phoneProviders).toEqual([]);
      expect(guardian.selectedProvider).toBe("phone-message-hook");
      expect((await program.stack.up()).steps).toEqual([]);
    },
    3 * MINUTES,
  );

  it(
    "leaves nothing behind when its stack is destroyed",
    async () => {
      await program.stack.destroy();
      const { actions, bindings, phoneProviders, guardian } = await program.state();
      expect([actions, bindings, phoneProviders, guardian.policies]).toEqual([[], [], [], []]);
    },
    2 * MINUTES,
  );
});

describe("a unified tenant that sends messages already", () => {
  let program: TenantAndStack;

  beforeEach(async () => {
    program = await TenantAndStack.open({ experience: "unified" });
  }, 2 * MINUTES);

  afterEach(() => program.close());

  /** What is wrong with an `up`; nothing where it succeeds. */
  const up = async (config: Record<string, string> = {}): Promise<string> => {
    await program.stack.setConfig(config);
    return program.stack.up().then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
  };

  it(
    "keeps its provider of another kind, unless the stack is protected or disposable",
    async () => {
      await program.manage("POST", "/branding/phone/providers", {
        name: "twilio",
        configuration: { sid: "AC0", default_from: "+15550100", delivery_methods: ["text"] },
        credentials: { auth_token: "twilio-token" },
      });
      const before = await program.state();

      const said = await up();
      expect(said).toContain("already sends through its phone provider `twilio`");
      expect(said).toContain("pulumi config set protect true");
      const { actions, phoneProviders, guardian } = await program.state();
      expect(actions).toEqual([]);
      expect(phoneProviders).toEqual(before.phoneProviders);
      expect(guardian).toEqual(before.guardian);

      expect(await up({ disposable: "true" })).not.toContain("already sends");
      expect((await program.state()).phoneProviders).toMatchObject([{ name: "custom" }]);
    },
    3 * MINUTES,
  );

  it(
    "with an Action made by hand says how the stack adopts it",
    async () => {
      await program.manage("POST", "/actions/actions", {
        name: "Made by hand",
        code: "exports.onExecuteCustomPhoneProvider = async () => {};",
        supported_triggers: [{ id: "custom-phone-provider", version: "v1" }],
      });
      const said = await up();
      expect(said).toContain("`npm run recover -- --stack dev`");
      expect((await program.state()).actions).toMatchObject([{ name: "Made by hand" }]);
    },
    3 * MINUTES,
  );
});
