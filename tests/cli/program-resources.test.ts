import { declaredDeliveries, programResources, resourceUrn } from "../../cli/program-resources";
import type { PhoneExperience } from "../../components/config/choices";
import { declareProgram } from "./declared-program";

/** Have nothing on the tenant of their own. */
const NOT_ON_TENANT = [
  "random:index/randomPassword:RandomPassword",
  "pulumi:providers:auth0-plivo",
];

/** Pulumi's mocks name only the type of the parent in a URN, while the engine names those of all ancestors. */
function innermostTypes(urn: string): string {
  return urn.replace(/::(?:[^:$]+:[^:$]+:[^:$]+\$)+([^$]+\$[^$]+)::/, "::$1::");
}

describe.each<[PhoneExperience, boolean]>([
  ["legacy", false],
  ["unified", false],
  ["legacy", true],
])("the resources of a %s stack (prepareUnified: %s)", (experience, prepareUnified) => {
  const resources = programResources(declaredDeliveries(experience, prepareUnified));

  it("are those that the program declares, each with its URN", async () => {
    const declared = await declareProgram(experience, { prepareUnified: String(prepareUnified) });
    const onTenant = declared.filter(
      ({ type }) => !type.startsWith("auth0-plivo:") && !NOT_ON_TENANT.includes(type),
    );

    const known = resources.map((resource) => resourceUrn("test", resource));
    expect(known.map(innermostTypes).sort()).toEqual(onTenant.map(({ urn }) => urn).sort());
  });

  it("come after everything that they need", () => {
    const seen = new Set<string>();
    for (const { name, after } of resources) {
      expect(after.filter((needed) => !seen.has(needed))).toEqual([]);
      seen.add(name);
    }
  });
});
