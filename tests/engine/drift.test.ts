/** What somebody changes in the dashboard is shown by the next plan and mended by the next `up`. */
import { setTimeout as sleep } from "node:timers/promises";
import { findEngine } from "../../local/engine";
import { pictureOf, type TenantState as Picture } from "../operations/tenant-picture";
import { DeployedProgram, type TenantState } from "./deployed-program";

type Experience = "legacy" | "unified";
type Change = readonly [method: string, path: string, body: unknown];

const MINUTES = 60_000;
const TEXTS = {
  enrollmentMessage: "{{code}} enrols you",
  verificationMessage: "{{code}} lets you in",
};

/** Resource and property that the plan has to name. */
const SHOWN: Record<Experience, readonly (readonly [type: string, change: RegExp])[]> = {
  legacy: [
    ["auth0:index/client:Client", /^callbacks/],
    ["auth0:index/connectionClient:ConnectionClient", /^$/],
    ["auth0:index/action:Action", /^code$/],
    ["auth0:index/guardian:Guardian", /^policy$/],
    ["auth0:index/guardian:Guardian", /^phone\.messageTypes/],
    ["auth0:index/guardian:Guardian", /^phone\.provider$/],
    ["auth0:index/guardian:Guardian", /^phone\.options\.enrollmentMessage$/],
    ["auth0:index/triggerActions:TriggerActions", /^actions/],
  ],
  unified: [
    ["auth0:index/client:Client", /^callbacks/],
    ["auth0:index/connectionClient:ConnectionClient", /^$/],
    ["auth0:index/action:Action", /^code$/],
    ["auth0:index/guardian:Guardian", /^policy$/],
    ["auth0:index/phoneProvider:PhoneProvider", /^disabled$/],
    ["auth0:index/phoneNotificationTemplate:PhoneNotificationTemplate", /^content/],
  ],
};

/** As somebody's own carrier in the flow. */
const OTHER_ACTION = {
  name: "Another carrier",
  code: "exports.onExecuteSendPhoneMessage = async () => {};",
  runtime: "node22",
  supported_triggers: [{ id: "send-phone-message", version: "v2" }],
};

describe.each<Experience>(["legacy", "unified"])(
  "a %s tenant changed in the dashboard",
  (experience) => {
    let program: DeployedProgram;
    let kept: TenantState;
    let clean: unknown;

    const picture = async (): Promise<unknown> =>
      pictureOf((await program.state()) as unknown as Picture);
    const change = async (changes: readonly Change[]): Promise<void> => {
      for (const [method, path, body] of changes) await program.manage(method, path, body);
    };

    beforeAll(async () => {
      const send = globalThis.fetch;
      // This process doesn't trust the tenant's certificate, and the program runs in it.
      jest.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
        const { url, httpUrl } = program.tenant;
        return send(typeof input === "string" ? input.replace(url, httpUrl) : input, init);
      });
      program = await DeployedProgram.open(await findEngine(), experience);
      await program.stack.setConfig(TEXTS);
      await program.stack.up();
      kept = await program.state();
      clean = await picture();
    }, 5 * MINUTES);

    afterAll(async () => {
      jest.restoreAllMocks();
      await program.close();
    });

    /** The parts of both experiences. */
    async function changeCommonParts(): Promise<void> {
      const client = kept.clients.at(-1)?.client_id ?? "";
      const action = kept.actions[0]?.id ?? "";
      const connection = (kept as unknown as Picture).connections[0]?.["id"];
      await change([
        ["PUT", "/guardian/policies", []],
        ["PUT", "/guardian/factors/otp", { enabled: true }],
        ["PATCH", `/clients/${client}`, { callbacks: ["https://elsewhere.example"] }],
        [
          "PATCH",
          `/connections/${String(connection)}/clients`,
          [{ client_id: client, status: false }],
        ],
        ["PATCH", `/actions/actions/${action}`, { code: "exports.x = 1;" }],
      ]);
    }

    async function changeDelivery(): Promise<void> {
      if (experience === "unified") {
        const provider = kept.phoneProviders[0]?.id ?? "";
        const template = (kept.phoneTemplates[0] as unknown as { id: string }).id;
        const content = { body: { text: "{{code}} is not ours" } };
        await change([
          ["PATCH", `/branding/phone/providers/${provider}`, { disabled: true }],
          ["PATCH", `/branding/phone/templates/${template}`, { content }],
        ]);
        return;
      }
      const texts = { enrollment_message: "{{code}} a", verification_message: "{{code}} b" };
      await change([
        ["PUT", "/guardian/factors/phone/message-types", { message_types: ["voice"] }],
        ["PUT", "/guardian/factors/phone/selected-provider", { provider: "auth0" }],
        ["PUT", "/guardian/factors/sms/templates", texts],
        ["POST", "/actions/actions", OTHER_ACTION],
      ]);
      const other = (await program.state()).actions.find(({ name }) => name === OTHER_ACTION.name);
      const ref = { type: "action_id", value: other?.id };
      const bindings = [{ ref, display_name: OTHER_ACTION.name }];
      // Until the draft is built.
      await sleep(1_500);
      await change([
        ["POST", `/actions/actions/${other?.id ?? ""}/deploy`, {}],
        ["PATCH", "/actions/triggers/send-phone-message/bindings", { bindings }],
      ]);
    }

    it(
      "is shown by the plan, property by property, and mended by the next `up`",
      async () => {
        await changeCommonParts();
        await changeDelivery();

        const { steps, output } = await program.stack.preview();
        expect(output).toContain("Other factors are on at this tenant: `otp`");
        if (experience === "legacy") {
          expect(output).toContain(`flow: \`${OTHER_ACTION.name}\`. \`pulumi up\` takes it out`);
        }
        const shown = SHOWN[experience].map(([type, change]) => {
          const ofType = steps.filter((step) => step.type === type);
          const named = ofType.some(({ op, changes }) =>
            op === "create" ? change.test("") : changes.some((name) => change.test(name)),
          );
          return { type, change, shown: named || ofType.map(({ op, changes }) => [op, changes]) };
        });
        expect(shown).toEqual(
          SHOWN[experience].map(([type, change]) => ({ type, change, shown: true })),
        );

        await program.stack.up();
        const after = await program.state();
        // The Action that took the flow is theirs: it leaves the flow and stays in the library.
        const actions = after.actions.filter(({ name }) => name !== OTHER_ACTION.name);
        expect(pictureOf({ ...after, actions } as unknown as Picture)).toEqual(clean);
      },
      5 * MINUTES,
    );

    it(
      "has the factor and an emptied delivery back after one `up`",
      async () => {
        await change([["PUT", "/guardian/factors/sms", { enabled: false }]]);
        if (experience === "legacy") {
          const path = "/actions/triggers/send-phone-message/bindings";
          await change([["PATCH", path, { bindings: [] }]]);
        }
        await program.stack.up();
        const after = await program.state();
        const actions = after.actions.filter(({ name }) => name !== OTHER_ACTION.name);
        expect(pictureOf({ ...after, actions } as unknown as Picture)).toEqual(clean);
      },
      5 * MINUTES,
    );
  },
);
