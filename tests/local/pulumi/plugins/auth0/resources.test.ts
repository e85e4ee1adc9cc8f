import { client } from "../../../../../local/pulumi/plugins/auth0/client";
import { connectionClient } from "../../../../../local/pulumi/plugins/auth0/connection-client";
import { phoneNotificationTemplate } from "../../../../../local/pulumi/plugins/auth0/phone-notification-template";
import { phoneProvider } from "../../../../../local/pulumi/plugins/auth0/phone-provider";
import { auth0Plugin } from "../../../../../local/pulumi/plugins/auth0/plugin";
import { triggerActions } from "../../../../../local/pulumi/plugins/auth0/trigger-actions";
import { user } from "../../../../../local/pulumi/plugins/auth0/user";
import {
  createResource,
  readResource,
  updateResource,
} from "../../../../../local/pulumi/plugins/resource-operations";
import { FakeManagementApi } from "./management-api";

describe("auth0.Client", () => {
  const inputs = {
    name: "React sample",
    appType: "spa",
    callbacks: ["http://localhost:3000"],
    skipNonVerifiableCallbackUriConfirmationPrompt: "true",
  };

  it("says only on its creation that a single-page application has no secret", async () => {
    const answer = () => ({ client_id: "1", name: "React sample" });
    const tenant = new FakeManagementApi({ "POST /clients": answer, "GET /clients/1": answer });
    await createResource(auth0Plugin, client, tenant.api, inputs);
    expect(tenant.bodyOf("POST /clients")).toEqual({
      name: "React sample",
      app_type: "spa",
      callbacks: ["http://localhost:3000"],
      token_endpoint_auth_method: "none",
      skip_non_verifiable_callback_uri_confirmation_prompt: true,
    });
  });

  it("sends a metadata key that the program removed as null", async () => {
    const answer = () => ({ client_id: "1" });
    const tenant = new FakeManagementApi({ "PATCH /clients/1": answer, "GET /clients/1": answer });
    const old = { ...inputs, clientMetadata: { a: "1", b: "2" } };
    const change = { old, inputs: { ...inputs, clientMetadata: { a: "1" } } };
    await updateResource(auth0Plugin, client, tenant.api, "1", change);
    expect(tenant.bodyOf("PATCH /clients/1")).toMatchObject({
      client_metadata: { a: "1", b: null },
    });
  });
});

describe("auth0.ConnectionClient", () => {
  it("is gone when the connection no longer has the client", async () => {
    const tenant = new FakeManagementApi({
      "GET /connections/con_1/clients": () => ({ clients: [{ client_id: "another" }] }),
    });
    const old = { state: {}, inputs: { connectionId: "con_1", clientId: "1" } };
    const found = await readResource(auth0Plugin, connectionClient, tenant.api, "con_1::1", old);
    expect(found).toBeUndefined();
  });
});

describe("auth0.TriggerActions", () => {
  it("asks for pages until one has no total", async () => {
    const binding = { action: { id: "1" }, display_name: "Plivo SMS" };
    const path = "GET /actions/triggers/send-phone-message/bindings";
    const tenant = new FakeManagementApi({
      [`${path}?page=0&per_page=100`]: () => ({ bindings: [binding], total: 1, page: 0 }),
      [`${path}?page=1&per_page=100`]: () => ({ bindings: [], page: 1, per_page: 100 }),
    });
    const state = await triggerActions.read(tenant.api, "send-phone-message", {});
    expect(state?.["actions"]).toEqual([{ id: "1", displayName: "Plivo SMS" }]);
    expect(tenant.calls).toHaveLength(2);
  });
});

describe("auth0.PhoneProvider", () => {
  const inputs = { name: "custom", configuration: { deliveryMethods: ["text"] }, credentials: {} };
  const answers = {
    "GET /branding/phone/providers/pro_1": () => ({
      id: "pro_1",
      name: "custom",
      channel: "phone",
    }),
  };

  it("adopts the tenant's existing provider", async () => {
    const tenant = new FakeManagementApi({
      ...answers,
      "GET /branding/phone/providers": () => ({ providers: [{ id: "pro_1" }] }),
      "PATCH /branding/phone/providers/pro_1": () => ({}),
    });
    const { id } = await createResource(auth0Plugin, phoneProvider, tenant.api, inputs);
    expect(id).toBe("pro_1");
    expect(tenant.calls).not.toContain("POST /branding/phone/providers");
  });

  it("sends empty credentials, without which the API refuses it", async () => {
    const tenant = new FakeManagementApi({
      ...answers,
      "GET /branding/phone/providers": () => ({ providers: [] }),
      "POST /branding/phone/providers": () => ({ id: "pro_1" }),
    });
    await createResource(auth0Plugin, phoneProvider, tenant.api, inputs);
    expect(tenant.bodyOf("POST /branding/phone/providers")).toEqual({
      name: "custom",
      configuration: { delivery_methods: ["text"] },
      credentials: {},
    });
  });
});

describe("auth0.PhoneNotificationTemplate", () => {
  it("leaves its type and syntax out of a change", async () => {
    const call = "PATCH /branding/phone/templates/tem_1";
    const answers = { [call]: () => ({}), "GET /branding/phone/templates/tem_1": () => ({}) };
    const tenant = new FakeManagementApi(answers);
    const template = (text: string) => ({
      type: "otp_verify",
      disabled: false,
      content: { syntax: "liquid", body: { text } },
    });
    const change = { old: template("{{ code }}"), inputs: template("{{ code }} for you") };
    await updateResource(auth0Plugin, phoneNotificationTemplate, tenant.api, "tem_1", change);
    expect(tenant.bodyOf(call)).toEqual({
      disabled: false,
      content: { body: { text: "{{ code }} for you" } },
    });
  });
});

describe("auth0.User", () => {
  const old = { connectionName: "db", email: "a@example.com", password: "p", emailVerified: true };

  it("sends only what changes", async () => {
    const answers = { "PATCH /users/auth0%7C1": () => ({}), "GET /users/auth0%7C1": () => ({}) };
    const tenant = new FakeManagementApi(answers);
    const change = { old, inputs: { ...old, password: "q" } };
    await updateResource(auth0Plugin, user, tenant.api, "auth0|1", change);
    expect(tenant.bodyOf("PATCH /users/auth0%7C1")).toEqual({ password: "q" });
  });

  it("refuses a new password together with a verified e-mail address, as the API does", async () => {
    const tenant = new FakeManagementApi({});
    const change = { old, inputs: { ...old, password: "q", emailVerified: false } };
    await expect(updateResource(auth0Plugin, user, tenant.api, "auth0|1", change)).rejects.toThrow(
      "can't change in the same update",
    );
    expect(tenant.calls).toEqual([]);
  });
});
