import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import { bool, string, type Properties, type PropertyValues } from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

export const userProperties: Properties = {
  connectionName: string({ required: true, wire: "connection" }),
  userId: string({ computed: true }),
  username: string(),
  name: string({ autoName: true }),
  givenName: string(),
  familyName: string(),
  nickname: string({ computed: true }),
  password: string(),
  email: string(),
  emailVerified: bool(),
  verifyEmail: bool(),
  phoneNumber: string(),
  phoneVerified: bool(),
  blocked: bool(),
  picture: string({ computed: true }),
  // JSON as text.
  userMetadata: string({ wire: false }),
  appMetadata: string({ wire: false }),
};

/** `auth0.User`: a user of a database connection. An update sends only what changes. */
export const user: PluginResource<Api> = {
  token: "auth0:index/user:User",
  properties: userProperties,

  async create(api, inputs, exists) {
    const created = await api.users.create(
      userBody(inputs, () => true) as unknown as Management.CreateUserRequestContent,
    );
    exists(created.user_id ?? "");
  },

  async read(api, id, state) {
    const found = (await api.users.get(id)) as PropertyValues;
    const identities = (found["identities"] ?? []) as { connection?: string }[];
    return {
      ...fromWire(userProperties, {
        ...found,
        connection: identities[0]?.connection ?? state["connectionName"],
      }),
      password: state["password"],
      verifyEmail: state["verifyEmail"],
      ...metadata("userMetadata", found["user_metadata"]),
      ...metadata("appMetadata", found["app_metadata"]),
    };
  },

  async update(api, id, { inputs, changes }) {
    const body = userBody(inputs, changes);
    if (body["password"] !== undefined && body["email_verified"] !== undefined) {
      throw new Error(
        "a user's `password` and `emailVerified` can't change in the same update; change one of them first",
      );
    }
    delete body["user_id"];
    if (Object.keys(body).length > 0) await api.users.update(id, body);
  },

  async delete(api, id) {
    await api.users.delete(id);
  },
};

function userBody(inputs: PropertyValues, sends: (name: string) => boolean): PropertyValues {
  const sent = Object.fromEntries(Object.entries(inputs).filter(([name]) => sends(name)));
  const json = (name: string, key: string): PropertyValues =>
    typeof sent[name] === "string" ? { [key]: JSON.parse(sent[name]) as unknown } : {};
  return {
    ...toWire(userProperties, sent),
    ...json("userMetadata", "user_metadata"),
    ...json("appMetadata", "app_metadata"),
  };
}

function metadata(name: string, value: unknown): PropertyValues {
  const empty = value === undefined || value === null || Object.keys(value).length === 0;
  return empty ? {} : { [name]: JSON.stringify(value) };
}
