import { ACTION_NAMES } from "../../components/auth0/action-names";
import type { ManagementClient } from "auth0";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { ACTION, CLIENT } from "../../components/auth0/resource-types";
import { knownUrns, programResources } from "../program-resources";
import { errorStatus, readAllPages } from "../management-api";
import type { PendingOperation, StackExport } from "../stack-state";
import { enabledClientIds } from "./connection";
import { actionsFor, boundActionIds, isActionOfKilledRun } from "./find-action";
import { clientsOfName, isClientOfKilledRun } from "./find-client";
import type { Search } from "./search";

/** Something that a killed run created and that a later run created again. */
export interface SecondCopy {
  readonly what: string;
  readonly id: string;
  /** Sends the request that deletes it. */
  remove(): Promise<void>;
}

export interface Copies {
  /** Certainly the stack's: one of its runs was killed while creating it, and nothing uses it. */
  readonly removable: readonly SecondCopy[];
  /** With the same name, but possibly not the stack's: one sentence each. */
  readonly doubtful: readonly string[];
}

/** Ids of what belongs to the stack. */
export interface OwnIds {
  readonly known: ReadonlySet<string>;
  readonly justFound: ReadonlySet<string>;
}

type CopySearch = Omit<Search, "pending" | "idOf" | "chosen">;

/**
 * Looks for second copies of the stack's application and Action.
 * @param own ids of the stack's resources: those in the state, and those just found
 */
export async function findSecondCopies(
  search: CopySearch,
  stack: string,
  deliveries: readonly PhoneExperience[],
  state: StackExport,
  own: OwnIds,
): Promise<Copies> {
  const creating = (state.deployment.pending_operations ?? []).filter(
    ({ type }) => type === "creating",
  );
  const pendingOf = (wanted: string): PendingOperation[] =>
    creating.filter(({ resource: { type, urn } }) => type === wanted && urns.has(urn));
  const urns = new Set(programResources(deliveries).flatMap((each) => knownUrns(stack, each)));
  const options = { ...search, idOf: () => undefined, chosen: undefined };
  const found = [await copiesOfClient({ ...options, pending: pendingOf(CLIENT) }, own)];
  for (const delivery of deliveries) {
    const pending = pendingOf(ACTION).filter(
      ({ resource }) => resource.inputs?.["name"] === ACTION_NAMES[delivery],
    );
    found.push(await copiesOfAction({ ...options, pending }, delivery, own));
  }
  return {
    removable: found.flatMap(({ removable }) => removable),
    doubtful: found.flatMap(({ doubtful }) => doubtful),
  };
}

async function copiesOfClient(search: Search, own: OwnIds): Promise<Copies> {
  const { client, pending } = search;
  const named = await clientsOfName(search);
  const others = named.filter(({ client_id }) => !isOwn(own, client_id));
  if (others.length === 0) {
    return { removable: [], doubtful: [] };
  }
  const used = await clientsInUse(client);
  return sort(
    others.map(({ client_id: id = "", ...rest }) => ({
      what: `the application \`${rest.name ?? ""}\``,
      id,
      isOurs: isClientOfKilledRun(pending, rest) && !used.has(id),
      remove: () => unlessGone(client.clients.delete(id)),
    })),
    pending.length - (named.some(({ client_id }) => own.justFound.has(client_id ?? "")) ? 1 : 0),
  );
}

async function clientsInUse(client: ManagementClient): Promise<Set<string>> {
  const used = new Set<string>();
  for (const { id } of await readAllPages(client.connections.list())) {
    for (const enabled of await enabledClientIds(client, id ?? "")) {
      used.add(enabled);
    }
  }
  return used;
}

async function copiesOfAction(
  search: Search,
  experience: PhoneExperience,
  own: OwnIds,
): Promise<Copies> {
  const { client, pending } = search;
  const all = await actionsFor(search, experience);
  const others = all.filter(({ id, name }) => !isOwn(own, id) && name === ACTION_NAMES[experience]);
  if (others.length === 0) {
    return { removable: [], doubtful: [] };
  }
  const bound = experience === "legacy" ? await boundActionIds(search) : [];
  return sort(
    others.map((action) => ({
      what: `the Action \`${action.name ?? ""}\``,
      id: action.id ?? "",
      isOurs: isActionOfKilledRun(pending, action) && !bound.includes(action.id ?? ""),
      remove: () => unlessGone(client.actions.delete(action.id ?? "")),
    })),
    pending.length - (all.some(({ id }) => own.justFound.has(id ?? "")) ? 1 : 0),
  );
}

/** Ignores a 404: a run that was killed may have deleted it already. */
async function unlessGone(deletion: PromiseLike<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (errorStatus(error) !== 404) throw error;
  }
}

const isOwn = ({ known, justFound }: OwnIds, id = ""): boolean =>
  known.has(id) || justFound.has(id);

interface Candidate extends SecondCopy {
  readonly isOurs: boolean;
}

/** Each killed run leaves at most one copy. If there are more copies than killed runs, it is unknown which are the stack's. */
function sort(candidates: readonly Candidate[], killedRuns: number): Copies {
  const ours = candidates.filter(({ isOurs }) => isOurs);
  const removable = ours.length <= killedRuns ? ours : [];
  const doubtful = candidates
    .filter((candidate) => !removable.includes(candidate))
    .map(
      ({ what, id }) =>
        `${what} (${id}) has the same name, but may not belong to this stack; leaving it alone`,
    );
  return { removable, doubtful };
}
