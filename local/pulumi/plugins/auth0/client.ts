import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import type { PropertyValues } from "../property";
import type { Api } from "./api";
import { clientProperties } from "./client-properties";
import { fromWire, toWire } from "./wire";

/** Source: expandClient in terraform-provider-auth0, which sends this on a create only. */
const AUTH_METHODS: Readonly<Record<string, string>> = {
  native: "none",
  spa: "none",
  regular_web: "client_secret_post",
  non_interactive: "client_secret_post",
};

/** `auth0.Client`: an application. Nobody can log in to it before a `ConnectionClient` enables it on a connection. */
export const client: PluginResource<Api> = {
  token: "auth0:index/client:Client",
  properties: clientProperties,

  async create(api, inputs, exists) {
    const method = AUTH_METHODS[String(inputs["appType"])];
    const body = { ...clientBody(inputs), ...(method && { token_endpoint_auth_method: method }) };
    const created = await api.clients.create(
      body as unknown as Management.CreateClientRequestContent,
    );
    exists(created.client_id ?? "");
  },

  async read(api, id, state) {
    return clientState(await api.clients.get(id), state);
  },

  async update(api, id, { old, inputs, changes }) {
    const body = clientBody(inputs);
    // Metadata is only sent when it changes, and a key that the program removed is sent as null.
    delete body["client_metadata"];
    if (changes("clientMetadata"))
      body["client_metadata"] = metadataChange(old["clientMetadata"], inputs["clientMetadata"]);
    await api.clients.update(id, body);
  },

  async delete(api, id) {
    await api.clients.delete(id);
  },
};

/** Returns the state of a client from the API's answer; `old` has what the API doesn't show. */
export function clientState(answer: PropertyValues, old: PropertyValues = {}): PropertyValues {
  const skip = answer["skip_non_verifiable_callback_uri_confirmation_prompt"];
  return {
    ...fromWire(clientProperties, answer),
    signingKeys: answer["signing_keys"] ?? old["signingKeys"] ?? [],
    ...(typeof skip === "boolean" && {
      skipNonVerifiableCallbackUriConfirmationPrompt: String(skip),
    }),
  };
}

function clientBody(inputs: PropertyValues): PropertyValues {
  const skip = inputs["skipNonVerifiableCallbackUriConfirmationPrompt"];
  return {
    ...toWire(clientProperties, inputs),
    ...(typeof skip === "string" && {
      skip_non_verifiable_callback_uri_confirmation_prompt:
        skip === "null" ? null : skip === "true",
    }),
  };
}

function metadataChange(old: unknown, next: unknown): PropertyValues {
  const dropped = Object.fromEntries(
    Object.keys((old ?? {}) as PropertyValues).map((key) => [key, null]),
  );
  return { ...dropped, ...((next ?? {}) as PropertyValues) };
}
