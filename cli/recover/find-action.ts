import type { Management } from "auth0";
import { ACTION_NAMES } from "../../components/auth0/action-names";
import { DELIVERY_TRIGGER, type PhoneExperience } from "../../components/auth0/phone-experience";
import { SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import { readAllPages } from "../management-api";
import type { PendingOperation } from "../stack-state";
import { isAsBegun } from "./same-inputs";
import { decision, found, NONE, undecided, type Finder, type Match, type Search } from "./search";

/**
 * Returns the Action that sends the tenant's codes: the one with the program's name, or the one that someone made by hand.
 * An Action that doesn't mention Plivo is another carrier's. It is left alone, since its code would be lost.
 */
export function findAction(experience: PhoneExperience): Finder {
  return async (search) => {
    const all = await actionsFor(search, experience);
    if (search.chosen !== undefined) {
      const chosen = all.find(({ id }) => id === search.chosen);
      return chosen === undefined
        ? undecided(
            `\`--action ${search.chosen}\` is no Action for ${DELIVERY_TRIGGER[experience].id}, or another stack has it`,
          )
        : toMatch(chosen);
    }
    const named = all.filter(({ name }) => name === ACTION_NAMES[experience]);
    return named.length > 0 ? oneOf(search, named) : findHandMade(search, experience, all);
  };
}

/** Lists the Actions that support the experience's trigger, without those of other stacks. */
export async function actionsFor(
  { client, isForeign }: Pick<Search, "client" | "isForeign">,
  experience: PhoneExperience,
): Promise<Management.Action[]> {
  const actions = await readAllPages(
    client.actions.list({ triggerId: DELIVERY_TRIGGER[experience].id }),
  );
  const foreign = await Promise.all(actions.map(({ id }) => isForeign(id ?? "")));
  return actions.filter((_, index) => foreign[index] === false);
}

/** Lists the ids of the Actions in the Send Phone Message flow. */
export async function boundActionIds({ client }: Pick<Search, "client">): Promise<string[]> {
  const bindings = await readAllPages(client.actions.triggers.bindings.list(SEND_PHONE_MESSAGE.id));
  return bindings.flatMap(({ action }) => action?.id ?? []);
}

/** Returns whether a killed run was creating an Action just like this one. */
export function isActionOfKilledRun(
  pending: readonly PendingOperation[],
  { name, code }: Management.Action,
): boolean {
  return pending.some((operation) => isAsBegun(operation, { name, code }));
}

async function oneOf(search: Search, named: readonly Management.Action[]): Promise<Match> {
  const bound = await boundActionIds(search);
  const chosen = named.length === 1 ? named[0] : named.find(({ id }) => bound.includes(id ?? ""));
  if (chosen !== undefined) {
    return toMatch(chosen);
  }
  const [first] = named;
  const areCopies =
    named.length <= search.pending.length &&
    named.every((each) => isActionOfKilledRun(search.pending, each));
  const ids = named.map(({ id }) => id ?? "").join(", ");
  return areCopies && first !== undefined
    ? toMatch(first)
    : undecided(
        `${named.length} Actions are named \`${first?.name ?? ""}\` (${ids}): name the stack's with ${decision(search, "--action ID")}`,
      );
}

async function findHandMade(
  search: Search,
  experience: PhoneExperience,
  all: readonly Management.Action[],
): Promise<Match> {
  const bound = experience === "legacy" ? await boundActionIds(search) : undefined;
  const delivering = all.filter(({ id }) => bound === undefined || bound.includes(id ?? ""));
  const [first, ...others] = delivering;
  if (first === undefined) {
    return NONE;
  }
  const names = delivering.map(({ name, id }) => `\`${name ?? ""}\` (${id ?? ""})`).join(", ");
  if (others.length > 0) {
    return undecided(
      `several Actions deliver: ${names}; name the stack's with ${decision(search, "--action ID")}`,
    );
  }
  return speaksToPlivo(first)
    ? toMatch(first)
    : undecided(
        `${names} delivers and doesn't mention Plivo: adopt it with ${decision(search, "--action ID")} if it may be overwritten`,
      );
}

function speaksToPlivo({ name, code, dependencies, secrets }: Management.Action): boolean {
  const names = [...(dependencies ?? []), ...(secrets ?? [])].map((each) => each.name);
  return [name, code, ...names].some((text) => text?.toLowerCase().includes("plivo") === true);
}

const toMatch = ({ id, name }: Management.Action): Match => found(id ?? "", `\`${name ?? ""}\``);
