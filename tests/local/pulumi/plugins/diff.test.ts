import { changedNames, compareProperties } from "../../../../local/pulumi/plugins/diff";
import {
  bool,
  array,
  map,
  object,
  set,
  string,
  UNKNOWN,
  type Properties,
} from "../../../../local/pulumi/plugins/property";

const properties: Properties = {
  name: string(),
  runtime: string({ computed: true }),
  trigger: string({ replaces: true }),
  secrets: array(object({ name: string(), value: string() })),
  methods: set(),
  metadata: map(),
  phone: object({
    enabled: bool(),
    provider: string(),
    options: object({ message: string() }, { computed: true }),
  }),
  versionId: string({ output: true }),
  hidden: string({ writeOnly: true }),
};

const diff = (state: Record<string, unknown>, inputs: Record<string, unknown>) =>
  compareProperties(properties, state, inputs).map(
    ({ kind, path, replaces }) => `${kind} ${path}${replaces ? " replaces" : ""}`,
  );

describe("compareProperties", () => {
  it("finds nothing between a state and the inputs that led to it", () => {
    const state = { name: "a", secrets: [{ name: "s", value: "1" }], versionId: "7" };
    expect(diff(state, { name: "a", secrets: [{ name: "s", value: "1" }] })).toEqual([]);
  });

  it("names what changes down to the item", () => {
    const state = {
      name: "a",
      secrets: [{ name: "s", value: "1" }],
      phone: { enabled: true, options: { message: "x" } },
    };
    const inputs = {
      name: "b",
      secrets: [
        { name: "s", value: "2" },
        { name: "t", value: "3" },
      ],
      phone: { enabled: false, options: { message: "y" } },
    };
    expect(diff(state, inputs)).toEqual([
      "update name",
      "update secrets[0].value",
      "add secrets[1]",
      "update phone.enabled",
      "update phone.options.message",
    ]);
  });

  it("removes what the program no longer sets, except what the tenant fills in", () => {
    const state = {
      name: "a",
      runtime: "node22",
      phone: { enabled: true, provider: "p", options: { message: "x" } },
    };
    expect(diff(state, { phone: { enabled: true } })).toEqual([
      "delete name",
      "delete phone.provider",
    ]);
  });

  it("treats nothing, an empty text, an empty list and false as the same", () => {
    expect(diff({ name: "", secrets: [], phone: { enabled: false } }, { phone: {} })).toEqual([]);
    expect(diff({}, { name: "", secrets: [] })).toEqual([]);
  });

  it("replaces on a change that can't be made in place", () => {
    expect(diff({ trigger: "a" }, { trigger: "b" })).toEqual(["update trigger replaces"]);
  });

  it("ignores the order of a set", () => {
    expect(diff({ methods: ["a", "b"] }, { methods: ["b", "a"] })).toEqual([]);
    expect(diff({ methods: ["a", "b"] }, { methods: ["b"] })).toEqual(["update methods"]);
  });

  it("compares a map key by key", () => {
    expect(diff({ metadata: { a: "1", b: "2" } }, { metadata: { a: "2", c: "3" } })).toEqual([
      "update metadata.a",
      "delete metadata.b",
      "add metadata.c",
    ]);
  });

  it("treats a value that is known only after an update as a change", () => {
    expect(diff({ name: "a" }, { name: UNKNOWN })).toEqual(["update name"]);
  });

  it("never compares what the tenant doesn't store", () => {
    expect(diff({}, { hidden: "x" })).toEqual([]);
  });
});

describe("changedNames", () => {
  it("has the top-level names", () => {
    const inputs = { name: "b", phone: { enabled: true }, secrets: [{ name: "s", value: "1" }] };
    expect(changedNames(properties, {}, inputs)).toEqual(new Set(["name", "secrets", "phone"]));
  });
});
