import type { PhoneExperience } from "../../components/auth0/phone-experience";
/** What someone changes in the dashboard is shown by the next plan and repaired by the next `up`. */
import { ACTION_DEPLOYMENT } from "../../components/auth0/resource-types";
import { pictureOf, type PicturedState } from "../cli/tenant-picture";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { type TenantState, writesAmong } from "../tenant-state";

type Change = readonly [method: string, path: string, body: unknown];

const MINUTES = 60_000;

/** Resource and property that the plan has to name. */
const SHOWN: Record<PhoneExperience, readonly (readonly [type: string, change: RegExp])[]> = {
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

/** As someone's own carrier in the flow. */
const OTHER_ACTION = {
  name: "Another carrier",
  code: "exports.onExecuteSendPhoneMessage = async () => {};",
  runtime: "node22",
  supported_triggers: [{ id: "send-phone-message", version: "v2" }],
};

/** Names of the secrets that someone leaves the Action with, all with other values. */
const SECRETS: Record<PhoneExperience, [string, string[]][]> = {
  legacy: [
    ["taken out", ["PLIVO_AUTH_ID", "PLIVO_SENDER"]],
    ["replaced by others", ["TWILIO_SID", "TWILIO_TOKEN"]],
    ["given other values", ["PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN", "PLIVO_SENDER"]],
  ],
  unified: [["replaced by others", ["TWILIO_SID", "TWILIO_TOKEN"]]],
};

describe.each<PhoneExperience>(["legacy", "unified"])(
  "a %s tenant changed in the dashboard",
  (experience) => {
    let program: TenantAndStack;
    let kept: TenantState;
    let clean: unknown;

    /** Without the Action that took the flow: it is theirs, leaves the flow and stays in the library. */
    const picture = async (): Promise<unknown> => {
      const state = await program.state();
      const actions = state.actions.filter(({ name }) => name !== OTHER_ACTION.name);
      return pictureOf({ ...state, actions } as unknown as PicturedState);
    };
    const change = async (changes: readonly Change[]): Promise<void> => {
      for (const [method, path, body] of changes) await program.manage(method, path, body);
    };

    beforeAll(async () => {
      program = await TenantAndStack.deployed({ experience, ...LOCAL_ACCOUNT });
      kept = await program.state();
      clean = await picture();
    }, 5 * MINUTES);

    afterAll(() => program.close());

    /** The parts of both experiences. */
    async function changeCommonParts(): Promise<void> {
      const client = kept.clients.at(-1)?.client_id ?? "";
      const action = kept.actions[0]?.id ?? "";
      const connection = (kept as unknown as PicturedState).connections[0]?.["id"];
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
      ]);
      await giveFlowToOther();
    }

    /** Another carrier's Action in the flow, in place of the stack's. */
    async function giveFlowToOther(): Promise<void> {
      const found = (await program.state()).actions.some(({ name }) => name === OTHER_ACTION.name);
      if (!found) await change([["POST", "/actions/actions", OTHER_ACTION]]);
      const other = (await program.state()).actions.find(({ name }) => name === OTHER_ACTION.name);
      const ref = { type: "action_id", value: other?.id };
      const bindings = [{ ref, display_name: OTHER_ACTION.name }];
      await program.untilBuilt(other?.id ?? "");
      await change([
        ["POST", `/actions/actions/${other?.id ?? ""}/deploy`, {}],
        ["PATCH", "/actions/triggers/send-phone-message/bindings", { bindings }],
      ]);
    }

    it(
      "is shown by the plan, property by property, and repaired by the next `up`",
      async () => {
        await changeCommonParts();
        await changeDelivery();

        const { steps } = await program.stack.preview();
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
        // A factor that someone turned on is theirs.
        expect((await program.state()).guardian.factors["otp"]).toBe(true);
        await change([["PUT", "/guardian/factors/otp", { enabled: false }]]);
        expect(await picture()).toEqual(clean);
      },
      5 * MINUTES,
    );

    it.each(SECRETS[experience])(
      "gets its Action's secrets back after they were %s",
      async (_case, names) => {
        const action = kept.actions[0]?.id ?? "";
        const secrets = names.map((name) => ({ name, value: "someone's" }));
        await change([["PATCH", `/actions/actions/${action}`, { secrets }]]);
        await program.untilBuilt(action);
        await change([["POST", `/actions/actions/${action}/deploy`, {}]]);

        const { steps, output } = await program.stack.preview();
        expect(steps).toMatchObject([{ op: "update", type: ACTION_DEPLOYMENT }]);
        expect(steps[0]?.changes.join()).toContain("secretStates");
        expect(output).not.toContain(LOCAL_ACCOUNT.secrets.plivoAuthToken);

        const requests = await program.requestsOf(async () => {
          expect((await program.stack.up()).output).not.toContain(
            LOCAL_ACCOUNT.secrets.plivoAuthToken,
          );
        });
        expect(writesAmong(requests).map(({ method, path }) => `${method} ${path}`)).toEqual([
          `PATCH /api/v2/actions/actions/${action}`,
          `POST /api/v2/actions/actions/${action}/deploy`,
        ]);
        expect(await picture()).toEqual(clean);
        expect((await program.stack.preview()).steps).toEqual([]);
      },
      3 * MINUTES,
    );

    it(
      "gets the factor and an emptied delivery back after one `up`",
      async () => {
        await change([["PUT", "/guardian/factors/sms", { enabled: false }]]);
        if (experience === "legacy") {
          const path = "/actions/triggers/send-phone-message/bindings";
          await change([["PATCH", path, { bindings: [] }]]);
        }
        await program.stack.up();
        expect(await picture()).toEqual(clean);
      },
      5 * MINUTES,
    );
  },
);
