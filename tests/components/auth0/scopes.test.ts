import { PROGRAM_SCOPES, neededScopes } from "../../../components/auth0/scopes";

describe("the scopes that a stack needs", () => {
  it("leave out the log, which only `deliveries` reads", () => {
    expect(PROGRAM_SCOPES.map(({ scope }) => scope)).toContain("read:logs");
    expect(neededScopes("unified", true)).not.toContain("read:logs");
  });

  it("grow with the unified experience and a test user, and by nothing else", () => {
    const legacy = neededScopes("legacy", false);
    expect(legacy.filter((scope) => /phone|users/.test(scope))).toEqual([]);
    const unified = neededScopes("unified", false).filter((scope) => !legacy.includes(scope));
    const permissions = ["read", "create", "update", "delete"];
    expect(unified.sort()).toEqual(
      ["phone_providers", "phone_templates"]
        .flatMap((kind) => permissions.map((permission) => `${permission}:${kind}`))
        .sort(),
    );
    const withUser = neededScopes("legacy", true).filter((scope) => !legacy.includes(scope));
    expect(withUser).toEqual(["read:users", "create:users", "update:users", "delete:users"]);
  });
});
