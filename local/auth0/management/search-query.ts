import type { JsonObject } from "../store";
import { badRequest } from "./management-error";

/** Returns whether a search finds an object. */
type Test = (item: JsonObject) => boolean;

const TOKEN =
  /\s*(\(|\)|\bAND\b|\bOR\b|\bNOT\b|&&|\|\||!|[[{][^\]}]*[\]}]|[\w.$-]+:(?=\S)|"(?:[^"\\]|\\.)*"|[^\s()]+)/y;

function tokenize(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.trimEnd().length) {
    const found = TOKEN.exec(query);
    if (!found?.[1]) throw unreadable(query);
    tokens.push(found[1]);
  }
  return tokens;
}

const unreadable = (query: string): Error =>
  badRequest(`The query can't be read: ${query}`, "invalid_query_string");

/** Returns the values at a path; for a list, those of all its items. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined || value === null ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return valuesAt((value as JsonObject)[key], rest);
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** Compares as Lucene's string queries do: the whole text, in either case, with `*` and `?`. */
function matchesText(value: unknown, wanted: string): boolean {
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`, "is").test(textOf(value));
}

function compare(value: unknown, bound: string): number {
  const [a, b] = [Number(textOf(value)), Number(bound)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  const text = textOf(value);
  return text < bound ? -1 : Number(text > bound);
}

/** Makes the test of a range: `[a TO b]` includes its ends, `{a TO b}` doesn't, and `*` is an open end. */
function rangeTest(range: string): (value: unknown) => boolean {
  const found = /^[[{]\s*(\S+)\s+TO\s+(\S+?)\s*[\]}]$/i.exec(range);
  if (!found) throw unreadable(range);
  const [, low = "*", high = "*"] = found;
  const least = range.startsWith("[") ? 0 : 1;
  const most = range.endsWith("]") ? 0 : -1;
  return (value) =>
    (low === "*" || Math.sign(compare(value, low)) >= least) &&
    (high === "*" || Math.sign(compare(value, high)) <= most);
}

/** Parses Lucene's syntax as Auth0's searches support it: fields, phrases, wildcards, ranges, groups, AND, OR, NOT. */
class Parser {
  #position = 0;

  constructor(private readonly tokens: readonly string[]) {}

  parse(): Test {
    const test = this.#either(undefined);
    if (this.#position < this.tokens.length) throw unreadable(this.tokens.join(" "));
    return test;
  }

  #peek(): string | undefined {
    return this.tokens[this.#position];
  }

  #take(...wanted: string[]): boolean {
    const isNext = wanted.includes(this.#peek() ?? "");
    if (isNext) this.#position += 1;
    return isNext;
  }

  #either(field: string | undefined): Test {
    const tests = [this.#both(field)];
    while (this.#take("OR", "||")) tests.push(this.#both(field));
    return (item) => tests.some((test) => test(item));
  }

  /** Parses terms without a word between them, all of which must match. */
  #both(field: string | undefined): Test {
    const tests = [this.#one(field)];
    while (this.#take("AND", "&&") || ![undefined, ")", "OR", "||"].includes(this.#peek()))
      tests.push(this.#one(field));
    return (item) => tests.every((test) => test(item));
  }

  #one(field: string | undefined): Test {
    if (this.#take("NOT", "!")) {
      const test = this.#one(field);
      return (item) => !test(item);
    }
    const token = this.#peek();
    if (token === undefined) throw unreadable(this.tokens.join(" "));
    this.#position += 1;
    if (token === "(") return this.#group(field);
    if (token.startsWith("-") && token.length > 1) return this.#negated(token.slice(1), field);
    if (/^[\w.$-]+:$/.test(token)) return this.#one(token.slice(0, -1));
    return termTest(token, field);
  }

  #group(field: string | undefined): Test {
    const test = this.#either(field);
    if (!this.#take(")")) throw unreadable(this.tokens.join(" "));
    return test;
  }

  #negated(token: string, field: string | undefined): Test {
    const isField = /^[\w.$-]+:$/.test(token);
    const test = isField ? this.#one(token.slice(0, -1)) : termTest(token, field);
    return (item) => !test(item);
  }
}

function termTest(token: string, field: string | undefined): Test {
  const text = token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;
  if (field === "_exists_") return (item) => valuesAt(item, text.split(".")).length > 0;
  if (field === undefined)
    return (item) => Object.values(item).some((value) => matchesText(value, `*${text}*`));
  const path = field.split(".");
  const test = /^[[{]/.test(token)
    ? rangeTest(token)
    : (value: unknown) => matchesText(value, text);
  return (item) => valuesAt(item, path).some(test);
}

/** Returns the items that a query in Lucene's syntax finds. Throws if it can't be parsed. */
export function search(items: JsonObject[], query: string | undefined): JsonObject[] {
  if (!query?.trim()) return items;
  return items.filter(new Parser(tokenize(query)).parse());
}
