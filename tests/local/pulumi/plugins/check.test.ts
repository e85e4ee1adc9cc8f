import { checkInputs } from "../../../../local/pulumi/plugins/check";
import {
  bool,
  array,
  object,
  string,
  UNKNOWN,
  type Properties,
} from "../../../../local/pulumi/plugins/property";

const properties: Properties = {
  name: string({ autoName: true }),
  policy: string({ required: true, oneOf: ["always", "never"] }),
  email: bool({ default: false }),
  phone: object({ enabled: bool({ required: true }), types: array() }),
  id: string({ output: true }),
};

const check = (news: Record<string, unknown>, olds: Record<string, unknown> = {}) =>
  checkInputs(properties, "mfa", olds, news);
const failures = (news: Record<string, unknown>) =>
  check(news).failures.map(({ property, reason }) => `${property} ${reason}`);

describe("checkInputs", () => {
  it("passes what is right, with its defaults", () => {
    const { inputs, failures } = check({ policy: "always", name: "a" });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ policy: "always", name: "a", email: false, __defaults: ["email"] });
  });

  it("generates a name and keeps it", () => {
    const { inputs } = check({ policy: "always" });
    expect(inputs["name"]).toMatch(/^mfa-[0-9a-f]{7}$/);
    expect(check({ policy: "always" }, inputs).inputs["name"]).toBe(inputs["name"]);
  });

  it("generates a new name once the program stops giving one", () => {
    const { inputs } = check({ policy: "always", name: "given" });
    expect(check({ policy: "always" }, inputs).inputs["name"]).not.toBe("given");
  });

  it("reports everything that is wrong", () => {
    const phone = { enabled: "yes", types: ["sms", 1], color: "red" };
    expect(failures({ policy: "perhaps", phone, id: "x", color: "red" })).toEqual([
      "policy must be one of always, never",
      "phone.enabled must be a boolean",
      "phone.types[1] must be a string",
      "phone.color is not a property here; there are enabled, types",
      "id is not a property here; there are name, policy, email, phone",
      "color is not a property here; there are name, policy, email, phone",
    ]);
  });

  it("reports what is required and missing, at any depth", () => {
    expect(failures({ phone: {} })).toEqual([
      "phone.enabled is required and missing",
      "policy is required and missing",
    ]);
  });

  it("accepts a value that is known only after an update", () => {
    expect(failures({ policy: UNKNOWN, phone: UNKNOWN })).toEqual([]);
  });
});
