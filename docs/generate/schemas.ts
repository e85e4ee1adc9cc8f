import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { markdownTable } from "./table";

const ROOT = join(__dirname, "../..");

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly description?: string;
  readonly plain?: boolean;
  readonly secret?: boolean;
}

interface ResourceSchema {
  readonly description?: string;
  readonly inputProperties?: Readonly<Record<string, Property>>;
  readonly requiredInputs?: readonly string[];
  readonly properties?: Readonly<Record<string, Property>>;
}

interface PluginSchema {
  readonly provider: ResourceSchema;
  readonly resources: Readonly<Record<string, ResourceSchema>>;
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Returns the settings of Pulumi.yaml as Markdown. */
export function settingsChapter(): string {
  const { config } = parse(read("Pulumi.yaml")) as {
    config: Record<string, { default?: string; description: string }>;
  };
  const rows = Object.entries(config).map(([key, setting]) => [
    `\`${key}\``,
    setting.default === undefined || setting.default === "" ? "" : `\`${setting.default}\``,
    setting.description,
  ]);
  return [
    "## Settings",
    "",
    "[Configuration](configuration.md) explains them.",
    "",
    markdownTable(["key", "default", "meaning"], rows),
  ].join("\n");
}

/** Returns the plugin's provider, resources and components as Markdown. */
export function pluginChapter(): string {
  const plugin = JSON.parse(read("provider/schema.json")) as PluginSchema;
  const components = JSON.parse(read("provider/construct/component-schema.json")) as Record<
    string,
    ResourceSchema
  >;
  return [
    "## The plugin `auth0-plivo`",
    "",
    ...Object.entries(components).map(([token, schema]) => resourceSection(token, schema)),
    ...Object.entries(plugin.resources).map(([token, schema]) => resourceSection(token, schema)),
    resourceSection("pulumi:providers:auth0-plivo", plugin.provider),
  ].join("\n");
}

function resourceSection(token: string, schema: ResourceSchema): string {
  const required = new Set(schema.requiredInputs);
  const inputs = Object.entries(schema.inputProperties ?? {});
  const outputs = Object.entries(schema.properties ?? {});
  return [
    `### ${token.split(":").at(-1) ?? token}`,
    "",
    `\`${token}\``,
    "",
    ...(schema.description ? [schema.description, ""] : []),
    markdownTable(
      ["input", "type", "meaning"],
      inputs.map(([name, property]) => [
        `\`${name}\`${required.has(name) ? ", required" : ""}`,
        typeOf(property),
        property.description ?? "",
      ]),
    ),
    ...(outputs.length > 0
      ? [
          markdownTable(
            ["output", "type", "meaning"],
            outputs.map(([name, property]) => [
              `\`${name}\``,
              typeOf(property),
              property.description ?? "",
            ]),
          ),
        ]
      : []),
  ].join("\n");
}

/** Returns a property's type in words, as in `list of string, secret`. */
function typeOf({ type, $ref, items, additionalProperties, plain, secret }: Property): string {
  const marks = [plain && "plain", secret && "secret"].filter((mark) => mark !== undefined && mark);
  return [baseType(), ...marks].join(", ");

  function baseType(): string {
    if ($ref !== undefined) return $ref.endsWith("/Any") ? "any" : ($ref.split(":").at(-1) ?? "");
    if (items) return `list of ${typeOf({ ...items, plain: false })}`;
    if (additionalProperties) return `map of ${typeOf({ ...additionalProperties, plain: false })}`;
    return type ?? "any";
  }
}
