import { createHash } from "node:crypto";

type Entity = Record<string, unknown>;

interface Secret {
  name: string;
  /** Stands for its value. */
  mark: string;
}

/** What an Action runs with. */
type ActionCode = Entity & { code: string; secrets: Secret[] };

/** What `GET /_local/state` answers, as far as the program touches it. */
export interface PicturedState {
  clients: Entity[];
  actions: (ActionCode & { versions: (ActionCode & { deployed: boolean })[] })[];
  bindings: (Entity & { display_name: string; trigger_id: string })[];
  guardian: Entity;
  phoneProviders: Entity[];
  phoneTemplates: (Entity & { type: string })[];
  connections: (Entity & { enabledClients: string[] })[];
  users: Entity[];
}

/** What differs from run to run and means nothing: ids, times, and in which order parallel requests arrived. */
const VOLATILE = [
  "id",
  "client_id",
  "user_id",
  "action_id",
  "created_at",
  "updated_at",
  "builtAt",
  "signing_keys",
  "code",
  "secrets",
];

/** A tenant as its users see it: two tenants with the same picture behave the same. */
export function pictureOf(state: PicturedState): unknown {
  const {
    clients,
    actions,
    bindings,
    guardian,
    phoneProviders,
    phoneTemplates,
    connections,
    users,
  } = state;
  const byText = (list: readonly unknown[]): string[] =>
    list.map((each) => JSON.stringify(each)).sort();
  return {
    clients: byText(clients.map(steady)),
    actions: byText(actions.map(actionPicture)),
    bindings: bindings.map(({ trigger_id, display_name }) => `${trigger_id}: ${display_name}`),
    guardian,
    phoneProviders: byText(phoneProviders.map(steady)),
    phoneTemplates: byText(phoneTemplates.map(steady)),
    enabledClients: connections.map(({ enabledClients }) => enabledClients.length),
    users: byText(users.map(steady)),
  };
}

function actionPicture({ versions, ...action }: PicturedState["actions"][number]): unknown {
  const deployed = versions.find((version) => version.deployed);
  return {
    ...(steady(action) as Entity),
    draft: codePicture(action),
    deployed: deployed && codePicture(deployed),
  };
}

const codePicture = ({ code, secrets }: ActionCode): Entity => ({
  code: createHash("sha256").update(code).digest("base64url"),
  secrets: valued(secrets),
});

/** An Action finds its secrets by name, whatever their order. */
const valued = (secrets: readonly Secret[]): string[] =>
  secrets.map(({ name, mark }) => `${name}: ${mark}`).sort();

function steady(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(steady);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const kept = Object.entries(value).filter(([name]) => !VOLATILE.includes(name));
  return Object.fromEntries(
    kept
      .map(([name, inner]) => [name, steady(inner)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
