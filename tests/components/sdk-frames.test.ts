import { inspect } from "node:util";
import { nameFrames } from "../../components/sdk-frames";

const AT = "/p/node_modules/@pulumi";

test("a frame of Pulumi's SDK gets its package's name, in an error's cause too", () => {
  const cause = new Error("inner");
  cause.stack = `Error: inner\n    at new Resource (${AT}/resource.ts:556:24)`;
  const error = new Error("outer", { cause });
  error.stack = [
    "Error: outer",
    `    at new Resource (${AT}/resource.ts:556:24)`,
    String.raw`    at new Resource (C:\p\node_modules\@pulumi\output.ts:1:2)`,
    `    at run (${AT}/pulumi/runtime/stack.js:1:2)`,
    `    at run (${AT}/runtime/stack.ts:1:2)`,
  ].join("\n");
  nameFrames(error);
  expect(error.stack).toBe(
    [
      "Error: outer",
      `    at new Resource (${AT}/pulumi/resource.ts:556:24)`,
      String.raw`    at new Resource (C:\p\node_modules\@pulumi\pulumi\output.ts:1:2)`,
      `    at run (${AT}/pulumi/runtime/stack.js:1:2)`,
      `    at run (${AT}/runtime/stack.ts:1:2)`,
    ].join("\n"),
  );
  // Without the package's name, this is what Node takes half a minute for.
  expect(inspect(error, { colors: true })).toContain("resource.ts");
});

test("what isn't an error is left alone", () => {
  for (const thrown of ["text", undefined, { stack: 1 }]) {
    expect(() => {
      nameFrames(thrown);
    }).not.toThrow();
  }
});
