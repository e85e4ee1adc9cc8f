import { isMaskedAt, showValue, valueAt } from "../../../../cli/preview/plan/property-value";

describe("valueAt", () => {
  const properties = {
    callbacks: ["a", "b"],
    phone: { options: { text: "t" } },
    meta: { "a.b": 1 },
  };

  it.each([
    ["callbacks[1]", "b"],
    ["phone.options.text", "t"],
    ['meta["a.b"]', 1],
    ["phone.nothing.here", undefined],
    ["callbacks[1].deeper", undefined],
    ["callbacks[9]", undefined],
  ])("finds %s", (path, value) => {
    expect(valueAt(properties, path)).toBe(value);
  });

  it.each(["secret", "secret.part", "list[0].value"])("recognizes that %s is secret", (path) => {
    expect(isMaskedAt({ secret: "[secret]", list: [{ value: "[secret]" }] }, path)).toBe(true);
    expect(isMaskedAt(properties, path)).toBe(false);
  });

  it("recognizes a secret by the engine's mark", () => {
    const marked = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "x",
    };
    expect(isMaskedAt({ list: marked }, "list[0].value")).toBe(true);
    expect(showValue(valueAt({ list: marked }, "list"))).toBeUndefined();
  });

  it("finds nothing in nothing", () => {
    expect(valueAt(undefined, "a.b")).toBeUndefined();
  });
});

describe("showValue", () => {
  it.each([
    ["text", '"text"'],
    [true, "true"],
    [0, "0"],
    ["04da6b54-80e4-46f7-96ec-b56ff0331ba9", "known after up"],
    ["call +15551234567 now", '"call +… now"'],
  ])("shows %p as %s", (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it.each([["[secret]"], ["x".repeat(100)], [{ a: 1 }], [[1]], [undefined], [null]])(
    "hides %p",
    (value) => {
      expect(showValue(value)).toBeUndefined();
    },
  );
});
