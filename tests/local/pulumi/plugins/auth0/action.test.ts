import { action } from "../../../../../local/pulumi/plugins/auth0/action";
import { auth0Plugin } from "../../../../../local/pulumi/plugins/auth0/plugin";
import { compareProperties } from "../../../../../local/pulumi/plugins/diff";
import { InitFailedError } from "../../../../../local/pulumi/plugins/init-failed";
import {
  createResource,
  readResource,
  updateResource,
} from "../../../../../local/pulumi/plugins/resource-operations";
import { ApiFailure, FakeManagementApi } from "./management-api";

const INPUTS = {
  name: "Plivo SMS",
  code: "exports.onExecuteSendPhoneMessage = async () => {};",
  runtime: "node22",
  supportedTriggers: { id: "send-phone-message", version: "v2" },
  secrets: [{ name: "PLIVO_AUTH_TOKEN", value: "token-1" }],
  deploy: true,
};
const BUILT = {
  id: "1",
  name: "Plivo SMS",
  code: INPUTS.code,
  runtime: "node22",
  status: "built",
  supported_triggers: [INPUTS.supportedTriggers],
  secrets: [{ name: "PLIVO_AUTH_TOKEN", updated_at: "2026-01-01T00:00:00.000Z" }],
  deployed_version: { id: "v1", deployed: true },
};

describe("auth0.Action", () => {
  it("is created, built, deployed and read", async () => {
    const tenant = new FakeManagementApi({
      "POST /actions/actions": () => BUILT,
      "GET /actions/actions/1": () => BUILT,
      "POST /actions/actions/1/deploy": () => ({ id: "v1" }),
    });
    const { id, state } = await createResource(auth0Plugin, action, tenant.api, INPUTS);
    expect(tenant.calls).toEqual([
      "POST /actions/actions",
      "GET /actions/actions/1",
      "POST /actions/actions/1/deploy",
      "GET /actions/actions/1",
      "GET /actions/actions/1",
    ]);
    const { name, code, runtime, secrets, supportedTriggers } = INPUTS;
    const body = { name, code, runtime, secrets, supported_triggers: [supportedTriggers] };
    expect(tenant.bodyOf("POST /actions/actions")).toEqual(body);
    expect(id).toBe("1");
    expect(state).toMatchObject({ ...INPUTS, versionId: "v1" });
  });

  it("stays known, and undeployed for good, when its deployment fails", async () => {
    const tenant = new FakeManagementApi({
      "POST /actions/actions": () => BUILT,
      "GET /actions/actions/1": () => ({ ...BUILT, deployed_version: undefined }),
      "POST /actions/actions/1/deploy": () => new ApiFailure(403, "Forbidden", "not now"),
    });
    const failed = await createResource(auth0Plugin, action, tenant.api, INPUTS).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(InitFailedError);
    const { state: planned } = failed as InitFailedError;
    const old = { state: planned, inputs: INPUTS };
    const found = await readResource(auth0Plugin, action, tenant.api, "1", old);
    expect(compareProperties(action.properties, found?.state ?? {}, INPUTS)).toEqual([]);
  });

  it("is not kept when its creation fails", async () => {
    const refused = new ApiFailure(409, "Conflict", "An action with that name exists");
    const tenant = new FakeManagementApi({ "POST /actions/actions": () => refused });
    const failed = createResource(auth0Plugin, action, tenant.api, INPUTS);
    await expect(failed).rejects.not.toBeInstanceOf(InitFailedError);
  });

  it("sends its secrets again only when they change, after reading those that it has", async () => {
    const answers = {
      "GET /actions/actions/1": () => BUILT,
      "PATCH /actions/actions/1": () => BUILT,
      "POST /actions/actions/1/deploy": () => ({ id: "v2" }),
    };
    const code = new FakeManagementApi(answers);
    const newCode = { ...INPUTS, code: "exports.x = 1;" };
    await updateResource(auth0Plugin, action, code.api, "1", { old: INPUTS, inputs: newCode });
    expect(code.calls[0]).toBe("PATCH /actions/actions/1");
    expect(code.bodyOf("PATCH /actions/actions/1")).not.toHaveProperty("secrets");

    const secret = new FakeManagementApi(answers);
    const newSecret = { ...INPUTS, secrets: [{ name: "PLIVO_AUTH_TOKEN", value: "token-2" }] };
    await updateResource(auth0Plugin, action, secret.api, "1", { old: INPUTS, inputs: newSecret });
    expect(secret.calls.slice(0, 2)).toEqual([
      "GET /actions/actions/1",
      "PATCH /actions/actions/1",
    ]);
    expect(secret.bodyOf("PATCH /actions/actions/1")).toMatchObject({ secrets: newSecret.secrets });
  });

  it("refuses to erase a secret that the program doesn't know", async () => {
    const secrets = [{ name: "PLIVO_AUTH_TOKEN" }, { name: "MADE_BY_HAND" }];
    const tenant = new FakeManagementApi({
      "GET /actions/actions/1": () => ({ ...BUILT, secrets }),
    });
    const inputs = { ...INPUTS, secrets: [{ name: "PLIVO_AUTH_TOKEN", value: "token-2" }] };
    const change = { old: INPUTS, inputs };
    await expect(updateResource(auth0Plugin, action, tenant.api, "1", change)).rejects.toThrow(
      "would erase: MADE_BY_HAND",
    );
    expect(tenant.calls).toEqual(["GET /actions/actions/1"]);
  });

  it("is gone when the tenant says so", async () => {
    const gone = new ApiFailure(404, "Not Found", "That action does not exist.");
    const tenant = new FakeManagementApi({ "GET /actions/actions/1": () => gone });
    const old = { state: INPUTS, inputs: INPUTS };
    expect(await readResource(auth0Plugin, action, tenant.api, "1", old)).toBeUndefined();
  });
});
