import { testAction } from "../../../local/auth0/phone-delivery/action-test";
import {
  addAction,
  createDeliveryFixture,
  SEND_LEGACY,
  type DeliveryFixture,
} from "./phone-delivery-fixture";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
beforeEach(() => {
  fixture.reset("legacy");
});
afterAll(() => fixture.close());

const message_options = { recipient: "+15557654321", text: "a test" };

it.each([
  ["payload.event", { event: { message_options } }],
  ["the payload itself", { message_options }],
])("runs the draft, not the deployed version, with the event in %s", async (_where, payload) => {
  const action = addAction(fixture, "send-phone-message", {
    deployed: "throw new Error('the deployed version ran')",
    draft: `console.log(event.secrets.SECRET); ${SEND_LEGACY}`,
  });
  expect(await testAction(fixture.ctx, action, payload)).toMatchObject({
    status: "success",
    logs: ["draft secret"],
  });
  expect(fixture.carrier.carrier.messages).toMatchObject([{ to: "+15557654321", text: "a test" }]);
});

it("names a trigger whose Actions it can't test", async () => {
  const action = addAction(fixture, "send-phone-message", { draft: "" });
  action.supported_triggers = [{ id: "post-login", version: "v3" }];
  const run = await testAction(fixture.ctx, action, {});
  expect(run).toMatchObject({
    status: "error",
    error: { message: expect.stringContaining("`post-login`") as string },
  });
});
