import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import * as components from "../../components";
import { analyzeComponent } from "../../provider/construct/component-schema";
import written from "../../provider/construct/component-schema.json";

const EXPORTED = Object.entries<unknown>(components)
  .filter(([, value]) => (value as { prototype?: unknown }).prototype instanceof ComponentResource)
  .map(([name]) => name);

describe("the exported components", () => {
  it("pass Pulumi's schema analyzer, so that every language can use them", () => {
    const folder = join(__dirname, "../../components");
    const entryPoint = { main: "index.ts" };
    const analyzer = new Analyzer(folder, "auth0-plivo", entryPoint, new Set(EXPORTED));
    const { components: found } = analyzer.analyze();
    expect(Object.keys(found).sort()).toEqual([...EXPORTED].sort());
    expect(EXPORTED).toContain("SmsMfa");
    const { inputs = {}, outputs = {} } = found["SmsMfa"] ?? {};
    expect(Object.keys(outputs).sort()).toEqual(["actionId", "actionSha256", "phoneExperience"]);
    expect(inputs["plivoAuthToken"]).toMatchObject({ type: "string" });
    expect(inputs["allowedCountries"]).toMatchObject({ type: "array", plain: true });
    for (const { description } of Object.values(inputs)) expect(description).toMatch(/\w/);
  });

  it("are in the plugin's schema as they are (npx tsx provider/construct/component-schema.ts)", () => {
    expect(written).toEqual(analyzeComponent());
  });
});
