import { resolve, type Schema } from "./openapi-document";

const LIMITS = [
  ...["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems"],
  ...["minProperties", "maxProperties", "pattern"],
] as const;

/** Formats of Auth0 that say the same as one of ours. */
const SAME_FORMATS: Record<string, string | undefined> = {
  url: "absolute-uri",
  "url-or-null": "absolute-uri",
  "strict-uri": "absolute-uri",
  "absolute-https-uri-or-empty": "absolute-https-uri-with-placeholders-or-empty",
};

/** Formats whose rules Auth0 doesn't document. */
const UNTOLD_FORMATS = new Set([
  ...["acr", "client-id", "connection-profile-id", "connection-realm", "credential-id"],
  ...["ec-initiate-login-uri-template-url", "organization-id", "user-attribute-profile-id"],
]);

/** The types that a schema or one of its alternatives allows. */
function typesOf(schema: Schema): string[] {
  const { type, oneOf = [], anyOf = [] } = resolve(schema);
  const types = [type ?? [], ...[...oneOf, ...anyOf].map(typesOf)].flat();
  return [...new Set(types)].sort();
}

function valuesOf({ enum: values }: Schema): string | undefined {
  return values
    ?.filter((value) => value !== null)
    .map(String)
    .sort()
    .join();
}

function formatOf({ format }: Schema): string | undefined {
  if (format === undefined || UNTOLD_FORMATS.has(format)) return undefined;
  return SAME_FORMATS[format] ?? format;
}

/** What one schema says of its own, without its properties and items. */
function describe(schema: Schema): Record<string, unknown> {
  const limits = Object.fromEntries(
    LIMITS.map((limit) => [limit, (schema as Record<string, unknown>)[limit]]),
  );
  return {
    type: typesOf(schema).join("|"),
    format: formatOf(schema),
    enum: valuesOf(schema),
    required: [...(schema.required ?? [])].sort().join(),
    closed: schema.properties !== undefined && schema.additionalProperties === false,
    ...limits,
  };
}

/** Where our schema of a body isn't Auth0's: `place: keyword ours, theirs`. */
export function schemaDifferences(place: string, ours: Schema, theirs: Schema): string[] {
  const resolved = resolve(theirs);
  const [own, others] = [describe(ours), describe(resolved)];
  const here = Object.keys(own)
    .filter((keyword) => own[keyword] !== others[keyword])
    .map((keyword) => `${place}: ${keyword} ${String(own[keyword])}, ${String(others[keyword])}`);
  const names = { ...ours.properties, ...resolved.properties };
  const inside = Object.keys(names).flatMap((name) => {
    const [one, other] = [ours.properties?.[name], resolved.properties?.[name]];
    if (!one || !other) return [`${place}.${name}: only ${one ? "ours" : "theirs"}`];
    return schemaDifferences(`${place}.${name}`, one, other);
  });
  const items =
    ours.items && resolved.items
      ? schemaDifferences(`${place}[]`, ours.items, resolved.items)
      : ours.items || resolved.items
        ? [`${place}[]: only ${ours.items ? "ours" : "theirs"}`]
        : [];
  return [...here, ...inside, ...items];
}
