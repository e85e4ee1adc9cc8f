import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import {
  bool,
  count,
  array,
  object,
  set,
  string,
  type Properties,
  type PropertyValues,
} from "../property";
import type { Api } from "./api";
import { pollUntil } from "./poll";
import { fromWire, toWire } from "./wire";

const nameAndValue = object({
  name: string({ required: true }),
  value: string({ required: true }),
});

export const actionProperties: Properties = {
  name: string({ autoName: true }),
  supportedTriggers: object(
    { id: string({ required: true }), version: string({ required: true }) },
    { required: true, wire: false },
  ),
  code: string({ required: true }),
  dependencies: set(
    object({ name: string({ required: true }), version: string({ required: true }) }),
  ),
  runtime: string({ computed: true, oneOf: ["node12", "node16", "node18", "node22"] }),
  secrets: array(nameAndValue, { wire: false }),
  secretsWos: array(nameAndValue, { wire: false, writeOnly: true }),
  secretsWoVersion: count({ wire: false }),
  deploy: bool({ wire: false }),
  versionId: string({ output: true, wire: false }),
};

/**
 * `auth0.Action`. It deploys only on a create and an update: if a deployment fails and the code stays the same, no later
 * run deploys it. This is how the official plugin behaves.
 */
export const action: PluginResource<Api> = {
  token: "auth0:index/action:Action",
  properties: actionProperties,

  async create(api, inputs, exists) {
    const body = { ...actionBody(inputs), ...secretsBody(inputs) };
    const { id = "" } = await api.actions.create(
      body as unknown as Management.CreateActionRequestContent,
    );
    exists(id);
    if (inputs["deploy"] === true) await deploy(api, id);
  },

  async read(api, id, state) {
    const found = (await api.actions.get(id)) as PropertyValues;
    return {
      ...actionState(found),
      secrets: state["secrets"],
      secretsWoVersion: state["secretsWoVersion"],
      deploy: state["deploy"],
    };
  },

  async update(api, id, { old, inputs, changes }) {
    const resend = changes("secrets") || changes("secretsWoVersion");
    if (changes("secrets"))
      await refuseUnknownSecrets(api, id, [
        ...namesOf(old["secrets"]),
        ...namesOf(inputs["secrets"]),
      ]);
    // Removing secrets from the program removes them from the Action.
    const body = { ...actionBody(inputs), ...(resend && { secrets: [], ...secretsBody(inputs) }) };
    await api.actions.update(id, body);
    if (inputs["deploy"] === true) await deploy(api, id);
  },

  async delete(api, id) {
    await api.actions.delete(id);
  },
};

/** Returns the state of an Action from the API's answer. Secrets can't be read. */
export function actionState(answer: PropertyValues): PropertyValues {
  const [trigger] = (answer["supported_triggers"] ?? []) as Management.ActionTrigger[];
  const deployed = answer["deployed_version"] as { id?: string } | undefined;
  return {
    ...fromWire(actionProperties, answer),
    supportedTriggers: { id: trigger?.id, version: trigger?.version },
    ...(deployed?.id !== undefined && { versionId: deployed.id }),
  };
}

function actionBody(inputs: PropertyValues): PropertyValues {
  return { ...toWire(actionProperties, inputs), supported_triggers: [inputs["supportedTriggers"]] };
}

function secretsBody(inputs: PropertyValues): PropertyValues {
  const secrets = inputs["secretsWos"] ?? inputs["secrets"];
  return secrets === undefined ? {} : { secrets };
}

/** Waits for the build, since only a built Action can be deployed, then deploys. */
async function deploy(api: Api, id: string): Promise<void> {
  await pollUntil("the Action to be built", async () => {
    const { status, name } = await api.actions.get(id);
    if (status === "failed")
      throw new Error(`action \`${name}\` failed to build; read the build log in the dashboard`);
    return status === "built";
  });
  await api.actions.deploy(id);
  await pollUntil(
    "the Action to be deployed",
    async () => (await api.actions.get(id)).deployed_version?.deployed === true,
  );
}

/** Refuses an update that would lose secrets: it replaces all of them, also those that the program doesn't know. */
async function refuseUnknownSecrets(api: Api, id: string, known: string[]): Promise<void> {
  const { secrets = [] } = await api.actions.get(id);
  const unknown = secrets.flatMap(({ name }) =>
    name === undefined || known.includes(name) ? [] : [name],
  );
  if (unknown.length === 0) return;
  throw new Error(
    `the Action has secrets that the program doesn't set and would erase: ${unknown.join(", ")}; add them to the program or remove them`,
  );
}

function namesOf(secrets: unknown): string[] {
  return ((secrets ?? []) as { name: string }[]).map(({ name }) => name);
}
