import type { ManagementClient } from "auth0";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { knownUrns, programResources, type ProgramResource } from "../program-resources";
import type { StackConfig } from "../stack-config";
import { managedResources, type StackExport } from "../stack-state";
import { findersFor } from "./finders";

/** A resource of the program that the tenant has and the state lacks. */
export interface Missing {
  readonly resource: ProgramResource;
  readonly id: string;
  /** As the dashboard shows it. */
  readonly what: string;
}

export interface Searched {
  readonly missing: readonly Missing[];
  /** What only a person can decide, one sentence each. */
  readonly undecided: readonly string[];
}

export interface SearchOptions {
  readonly stack: string;
  /** The deliveries that the stack declares, that of the tenant's own experience first. */
  readonly deliveries: readonly PhoneExperience[];
  readonly config: StackConfig;
  readonly client: ManagementClient;
  readonly state: StackExport;
  readonly isForeign: (id: string) => Promise<boolean>;
  /** Ids that the engineer named, by the resource's name. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** Looks on the tenant for every resource of the program that the state lacks, in the order of their creation. */
export async function findMissing(options: SearchOptions): Promise<Searched> {
  const { stack, deliveries, state, chosen } = options;
  const finders = findersFor(deliveries[0] ?? "unified");
  const known = new Map(managedResources(state).map(({ urn, id }) => [urn, id]));
  const ids = new Map<string, string>();
  const missing: Missing[] = [];
  const undecided: string[] = [];
  for (const resource of programResources(deliveries)) {
    const urns = knownUrns(stack, resource);
    const id = urns.map((urn) => known.get(urn)).find((each) => each !== undefined);
    const find = finders.get(resource.name);
    if (id !== undefined) {
      ids.set(resource.name, id);
    } else if (find !== undefined) {
      const operations = state.deployment.pending_operations ?? [];
      const pending = operations.filter(
        (each) => each.type === "creating" && urns.includes(each.resource.urn),
      );
      const idOf = (name: string): string | undefined => ids.get(name);
      const match = await find({ ...options, pending, idOf, chosen: chosen.get(resource.name) });
      if (match.kind === "found") {
        ids.set(resource.name, match.id);
        missing.push({ resource, id: match.id, what: match.what });
      } else if (match.kind === "undecided") {
        undecided.push(match.why);
      }
    }
  }
  return { missing, undecided };
}
