/** What a person sees of a page: its heading, its problem, and its one form with the fields that are filled in already. */
export interface Page {
  url: URL;
  status: number;
  heading: string;
  /** Its complete text. */
  text: string;
  /** The problem that the page shows. */
  problem: string | undefined;
  form:
    | { action: string; hidden: Readonly<Record<string, string>>; fields: readonly string[] }
    | undefined;
  links: Readonly<Record<string, string>>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

function decode(text: string): string {
  return text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity, name: string) => ENTITIES[name] ?? entity,
  );
}

function textOf(markup: string): string {
  return decode(markup.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function attributesOf(tag: string): Record<string, string> {
  const pairs = [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decode(value)]));
}

function readForm(markup: string): Page["form"] {
  const [, tag, content] = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(markup) ?? [];
  if (tag === undefined || content === undefined) return undefined;
  const inputs = [...content.matchAll(/<(?:input|select)\b([^>]*)>/g)].map(([, attributes = ""]) =>
    attributesOf(attributes),
  );
  const hidden = inputs
    .filter(({ type }) => type === "hidden")
    .map(({ name = "", value = "" }) => [name, value]);
  return {
    action: attributesOf(tag).action ?? "",
    hidden: Object.fromEntries(hidden) as Record<string, string>,
    fields: inputs.filter(({ type }) => type !== "hidden").map(({ name = "" }) => name),
  };
}

/** Reads a page of the tenant. */
export function readPage(url: URL, status: number, markup: string): Page {
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(markup)?.[1] ?? "";
  const alert = /<p[^>]*role="alert"[^>]*>([\s\S]*?)<\/p>/.exec(markup)?.[1];
  const links = [...markup.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)];
  return {
    url,
    status,
    heading: textOf(heading),
    text: textOf(markup.replace(/<(style|script|title)>[\s\S]*?<\/\1>/g, "")),
    problem: alert === undefined ? undefined : textOf(alert),
    form: readForm(markup),
    links: Object.fromEntries(
      links.map(([, tag = "", text = ""]) => [textOf(text), attributesOf(tag).href ?? ""]),
    ),
  };
}
