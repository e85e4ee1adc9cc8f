import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

const FILE = join(__dirname, "component-schema.json");

/** Returns the schema of the component as Pulumi reads it from the source, which takes seconds. */
export function analyzeComponent(): Record<string, unknown> {
  const components = new Set(["SmsMfa"]);
  const folder = join(__dirname, "../../components");
  const analyzer = new Analyzer(folder, "auth0-plivo", { main: "index.ts" }, components);
  const { components: found, typeDefinitions, dependencies } = analyzer.analyze();
  const schema = generateSchema("auth0-plivo", "", "", found, typeDefinitions, dependencies);
  return schema.resources;
}

// After a change of the component's arguments: npx tsx provider/construct/component-schema.ts
if (require.main === module) {
  writeFileSync(FILE, `${JSON.stringify(analyzeComponent(), null, 2)}\n`);
}
