import { randomInt } from "node:crypto";
import type { PluginResource } from "../plugin";
import { bool, count, map, string, type Properties, type PropertyValues } from "../property";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const DIGITS = "0123456789";
/** Source: terraform-provider-random, resource_password. */
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

const again = { replaces: true } as const;

const properties: Properties = {
  length: count({ required: true, ...again }),
  keepers: map(again),
  lower: bool({ ...again, default: true }),
  upper: bool({ ...again, default: true }),
  numeric: bool({ ...again, default: true }),
  special: bool({ ...again, default: true }),
  minLower: count({ ...again, default: 0 }),
  minUpper: count({ ...again, default: 0 }),
  minNumeric: count({ ...again, default: 0 }),
  minSpecial: count({ ...again, default: 0 }),
  overrideSpecial: string(again),
  result: string({ output: true }),
};

/** `random.RandomPassword`, without `bcryptHash`. It is created once; a change of any property replaces it. */
export const randomPassword: PluginResource<undefined> = {
  token: "random:index/randomPassword:RandomPassword",
  properties,

  create(_api, inputs, exists) {
    inputs["result"] = password(inputs);
    exists("none");
    return Promise.resolve();
  },

  read(_api, _id, state) {
    return Promise.resolve(state);
  },

  delete() {
    return Promise.resolve();
  },
};

/** Makes a password. @throws if the minimums don't fit the length, or no kind of character is allowed */
function password(inputs: PropertyValues): string {
  const length = Number(inputs["length"]);
  const kinds = [
    { on: inputs["lower"], least: Number(inputs["minLower"]), from: LOWER },
    { on: inputs["upper"], least: Number(inputs["minUpper"]), from: UPPER },
    { on: inputs["numeric"], least: Number(inputs["minNumeric"]), from: DIGITS },
    {
      on: inputs["special"],
      least: Number(inputs["minSpecial"]),
      from: (inputs["overrideSpecial"] as string | undefined) ?? SPECIAL,
    },
  ];
  const least = kinds.reduce((sum, kind) => sum + kind.least, 0);
  if (least > length)
    throw new Error(
      `a password of length ${length} can't hold the ${least} characters that its \`min…\` properties ask for`,
    );
  const pool = kinds.flatMap(({ on, from }) => (on === false ? [] : [from])).join("");
  if (pool === "")
    throw new Error("a password needs at least one of `lower`, `upper`, `numeric` and `special`");
  const characters = kinds.flatMap((kind) => pick(kind.from, kind.least));
  return shuffle([...characters, ...pick(pool, length - least)]).join("");
}

function pick(from: string, times: number): string[] {
  return Array.from({ length: times }, () => from.charAt(randomInt(from.length)));
}

/** Shuffles by Fisher and Yates's algorithm, so that the required characters aren't always first. */
function shuffle(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? "", characters[last] ?? ""];
  }
  return characters;
}
