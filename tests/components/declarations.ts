import * as pulumi from "@pulumi/pulumi";
import type {
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { PROJECT_NAME } from "../../components/config/config-keys";

/** A resource as the program declared it to the engine. */
export interface Declaration {
  type: string;
  name: string;
  urn: string;
  inputs: Record<string, unknown>;
  protect: boolean;
  retainOnDelete: boolean;
  deleteBeforeReplace: boolean;
  dependencies: string[];
  /** Old names of resources that had no parent. */
  aliases: string[];
  /** URN and id of the provider; empty for the default one. */
  provider: string;
}

export interface Declarations<T> {
  outputs: T;
  resources: Declaration[];
  /** Each look-up in its order, with the URN and id of its provider; empty for the default one. */
  lookedUp: { token: string; provider: string }[];
  /** The one resource of a type; throws when there are none or several. */
  one: (type: string) => Declaration;
  all: (type: string) => Declaration[];
  /** The URNs of all that a resource waits for, also through others. */
  waitsFor: (resource: Declaration) => Set<string>;
}

/** Look-ups that the tenant answers. Any other throws. */
export type LookUps = Record<string, Record<string, unknown>>;

const COMPONENT = "auth0-plivo:index:";

/** What a provider would add to a resource's inputs. A type that is missing here throws. */
const COMPUTED: Record<string, Record<string, unknown>> = {
  "auth0:index/client:Client": { clientId: "client-1" },
  "auth0:index/connectionClient:ConnectionClient": {},
  "auth0:index/action:Action": {},
  "auth0:index/triggerActions:TriggerActions": {},
  "auth0:index/phoneProvider:PhoneProvider": {},
  "auth0:index/phoneNotificationTemplate:PhoneNotificationTemplate": {},
  "auth0:index/guardian:Guardian": {},
  "auth0:index/user:User": {},
  "auth0-plivo:index:ActionDeployment": {},
  "auth0-plivo:index:TenantBaseline": { factors: ["otp"] },
  "pulumi:providers:auth0": {},
  "pulumi:providers:auth0-plivo": {},
  "random:index/randomPassword:RandomPassword": { result: "random-password" },
};

/** Runs `program` against mocks that record what it declares and throw on what they don't expect. */
export async function declare<T>(
  program: () => T | Promise<T>,
  lookUps: LookUps = {},
  isPreview = false,
): Promise<Declarations<T>> {
  const inputs = new Map<string, Record<string, unknown>>();
  const lookedUp: { token: string; provider: string }[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs: given }: pulumi.runtime.MockResourceArgs) => {
        const computed = COMPUTED[type] ?? (type.startsWith(COMPONENT) ? {} : undefined);
        if (!computed) {
          throw new Error(`unexpected resource ${type} ${name}`);
        }
        const values = given as Record<string, unknown>;
        inputs.set(`${type} ${name}`, values);
        return { id: `${name}-id`, state: { ...values, ...computed } };
      },
      call: ({ token, provider = "" }: pulumi.runtime.MockCallArgs) => {
        lookedUp.push({ token, provider });
        const answer = lookUps[token];
        if (!answer) {
          throw new Error(`unexpected look-up ${token}`);
        }
        return answer;
      },
    },
    PROJECT_NAME,
    "test",
    isPreview,
  );
  const registrations = recordRegistrations();
  const outputs = await program();
  await pulumi.runtime.disconnect();
  const resources = registrations.map((registration) => toDeclaration(registration, inputs));
  return { outputs, resources, lookedUp, ...queries(resources) };
}

/** The plain value of an output. */
export function valueOf<T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(output).apply(resolve);
  });
}

/** The value inside a recorded secret. Throws when it is in clear. */
export function revealSecret(value: unknown): unknown {
  const marker = "4dabf18193072939515e22adb298388d";
  if (typeof value === "object" && value !== null && marker in value && "value" in value) {
    return value.value;
  }
  throw new Error("is not a secret");
}

/** A request to the engine, and the URN it answered. */
interface Registration {
  request: RegisterResourceRequest;
  urn: string;
}

type Answer = (error: unknown, response: RegisterResourceResponse | undefined) => void;

function recordRegistrations(): Registration[] {
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource(request: RegisterResourceRequest, answer: Answer): Promise<void>;
  };
  const registrations: Registration[] = [];
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, answer) =>
    register(request, (error, response) => {
      registrations.push({ request, urn: response?.getUrn() ?? "" });
      answer(error, response);
    });
  return registrations;
}

function toDeclaration(
  { request, urn }: Registration,
  inputs: Map<string, Record<string, unknown>>,
): Declaration {
  const [type, name] = [request.getType(), request.getName()];
  return {
    type,
    name,
    urn,
    inputs: inputs.get(`${type} ${name}`) ?? {},
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    deleteBeforeReplace: request.getDeletebeforereplace(),
    dependencies: request.getDependenciesList(),
    aliases: request.getAliasesList().flatMap((alias) => alias.getSpec()?.getName() ?? []),
    provider: request.getProvider(),
  };
}

function queries(resources: Declaration[]) {
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const one = (type: string) => {
    const [first, ...others] = all(type);
    if (!first || others.length > 0) {
      throw new Error(`${others.length + (first ? 1 : 0)} resources of type ${type}`);
    }
    return first;
  };
  const waitsFor = (resource: Declaration, seen = new Set<string>()): Set<string> => {
    for (const urn of resource.dependencies.filter((dependency) => !seen.has(dependency))) {
      seen.add(urn);
      const next = resources.find((candidate) => candidate.urn === urn);
      if (next) {
        waitsFor(next, seen);
      }
    }
    return seen;
  };
  return { all, one, waitsFor: (resource: Declaration) => waitsFor(resource) };
}
