import { compareProperties } from "../../../../../local/pulumi/plugins/diff";
import { randomPlugin } from "../../../../../local/pulumi/plugins/random/plugin";
import { randomPassword } from "../../../../../local/pulumi/plugins/random/random-password";
import { checkInputs } from "../../../../../local/pulumi/plugins/check";
import { createResource } from "../../../../../local/pulumi/plugins/resource-operations";

async function password(args: Record<string, unknown>): Promise<string> {
  const { inputs } = checkInputs(randomPassword.properties, "p", {}, args);
  const { state } = await createResource(randomPlugin, randomPassword, undefined, inputs);
  return state["result"] as string;
}

describe("random.RandomPassword", () => {
  it("has the length, and another result each time", async () => {
    const [one, other] = [await password({ length: 24 }), await password({ length: 24 })];
    expect(one).toHaveLength(24);
    expect(one).not.toBe(other);
  });

  it("has at least as many of each kind as requested", async () => {
    const args = {
      length: 8,
      minLower: 2,
      minUpper: 2,
      minNumeric: 2,
      minSpecial: 2,
      overrideSpecial: "#",
    };
    for (let times = 0; times < 50; times++) {
      const result = await password(args);
      expect(result.replace(/[^a-z]/g, "")).toHaveLength(2);
      expect(result.replace(/[^A-Z]/g, "")).toHaveLength(2);
      expect(result.replace(/[^0-9]/g, "")).toHaveLength(2);
      expect(result.replace(/[^#]/g, "")).toHaveLength(2);
    }
  });

  it("leaves out a kind that is off", async () => {
    const result = await password({ length: 200, special: false, upper: false });
    expect(result).toMatch(/^[a-z0-9]{200}$/);
  });

  it("is replaced when a property or a keeper changes", () => {
    const state = { length: 8, keepers: { user: "a" } };
    const changes = (inputs: Record<string, unknown>) =>
      compareProperties(randomPassword.properties, state, inputs);
    expect(changes({ length: 8, keepers: { user: "a" } })).toEqual([]);
    expect(changes({ length: 9, keepers: { user: "a" } })).toMatchObject([{ replaces: true }]);
    expect(changes({ length: 8, keepers: { user: "b" } })).toMatchObject([{ replaces: true }]);
  });

  it("refuses a length that is too short for its minimums", async () => {
    await expect(password({ length: 3, minLower: 4 })).rejects.toThrow(
      "a password of length 3 can't hold the 4",
    );
  });
});
