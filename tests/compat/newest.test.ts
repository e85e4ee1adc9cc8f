import { releaseOf } from "./newest";

describe("the release to try", () => {
  it("is the newest of the pinned major version, by its numbers", () => {
    const versions = ["3.9.0", "3.276.0", "3.259.0", "4.0.0-beta.1", "3.277.0-alpha.1"];
    expect(releaseOf("@pulumi/pulumi", "3.259.0", versions)).toEqual({
      name: "@pulumi/pulumi",
      pinned: "3.259.0",
      newest: "3.276.0",
      nextMajor: undefined,
    });
  });

  it("leaves another major version to a change of its own, and names it", () => {
    const { newest, nextMajor } = releaseOf("undici", "6.29.1", ["6.29.1", "7.30.2", "7.4.0"]);
    expect({ newest, nextMajor }).toEqual({ newest: "6.29.1", nextMajor: "7.30.2" });
  });
});
