import language from "@pulumi/pulumi/proto/language_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import {
  locateModule,
  runtimeOptions,
} from "../../../../local/pulumi/language-host/runtime-options";
import { ROOT } from "../../../run-node";

const optionsOf = (options: Record<string, string | boolean>) =>
  runtimeOptions(new language.ProgramInfo().setOptions(Struct.fromJavaScript(options)));

describe("runtime.options of Pulumi.yaml", () => {
  it("have the defaults of Pulumi's own host", () => {
    expect(runtimeOptions(undefined)).toEqual({
      typescript: true,
      nodeArgs: [],
      tsconfig: undefined,
      packageManager: "npm",
    });
  });

  it("turn ts-node off, give Node its flags, and choose the package manager", () => {
    const given = { typescript: false, nodeargs: "--import  tsx", packagemanager: "pnpm" };
    expect(optionsOf(given)).toMatchObject({
      typescript: false,
      nodeArgs: ["--import", "tsx"],
      packageManager: "pnpm",
    });
  });

  it("refuse a package manager that Pulumi doesn't know", () => {
    expect(() => optionsOf({ packagemanager: "apt" })).toThrow("set it to npm, pnpm, yarn or bun");
  });
});

it("a program without the SDK is refused in one sentence with the command that installs it", () => {
  const run = "@pulumi/pulumi/cmd/run/index.js";
  expect(locateModule(run, ROOT)).toMatch(/cmd.run.index\.js$/);
  expect(() => locateModule(run, "/")).toThrow("not installed in /: run `npm ci`");
});
