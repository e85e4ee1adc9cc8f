import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { findEngine } from "../../local/pulumi/engine";
import { DeployedProgram } from "./deployed-program";

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), "own-resources-"));
const file = join(folder, "note.json");
const log = join(folder, "calls.log");

/** A resource that is a file. As code, as the program's own are, so that nothing depends on what compiled it. */
const PROVIDER = `
const fs = require("node:fs");
const said = (call) => fs.appendFileSync(${JSON.stringify(log)}, call + "\\n");
const write = ({ text }) => fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify({ text }));
exports.handler = () => ({
  async check(olds, news) { return { inputs: news, failures: news.text === "" ? [{ property: "text", reason: "is empty" }] : [] }; },
  async diff(id, olds, news) { return { changes: olds.text !== news.text }; },
  async create(inputs) { said("create"); write(inputs); return { id: "note", outs: { text: inputs.text, length: inputs.text.length } }; },
  async read(id, props) { said("read"); const { text } = JSON.parse(fs.readFileSync(${JSON.stringify(file)}, "utf8")); return { id, props: { ...props, text } }; },
  async update(id, olds, news) { said("update"); write(news); return { outs: { text: news.text, length: news.text.length } }; },
  async delete() { said("delete"); fs.rmSync(${JSON.stringify(file)}); },
});
`;

class Note extends pulumi.CustomResource {
  declare readonly length: pulumi.Output<number>;

  constructor(name: string, text: pulumi.Input<string>) {
    const props = { __provider: PROVIDER, text, length: undefined };
    super("pulumi-nodejs:dynamic/test:Note", name, props);
  }
}

describe("resources that a program defines itself", () => {
  let program: DeployedProgram;
  let text = "a-secret-text";

  const calls = (): string[] => readFileSync(log, "utf8").trim().split("\n");
  const written = (): unknown => JSON.parse(readFileSync(file, "utf8"));

  beforeAll(async () => {
    program = await DeployedProgram.open(await findEngine(), "legacy", {
      program: () => {
        const note = new Note("note", pulumi.secret(text));
        return Promise.resolve({ length: note.length });
      },
    });
  }, 3 * MINUTES);

  afterAll(async () => {
    await program.close();
    rmSync(folder, { recursive: true });
  });

  it(
    "are created, and a secret of theirs is encrypted in the state file",
    async () => {
      const { outputs, output } = await program.stack.up();
      expect(outputs["length"]?.value).toBe(13);
      expect(written()).toEqual({ text: "a-secret-text" });
      expect(output).not.toContain("a-secret-text");
      const { directory } = program.stack;
      const states = (await readdir(directory, { recursive: true })).filter((name) =>
        /stacks.*test\.json$/.test(name),
      );
      expect(states).toHaveLength(1);
      expect(readFileSync(join(directory, states[0] ?? ""), "utf8")).not.toContain("a-secret-text");
    },
    2 * MINUTES,
  );

  it(
    "are read by a refresh, and updated when they differ",
    async () => {
      text = "another";
      expect((await program.stack.up()).steps).toMatchObject([{ op: "update", name: "note" }]);
      expect(written()).toEqual({ text: "another" });
      expect((await program.stack.up()).steps).toEqual([]);
      expect(calls()).toEqual(["create", "read", "update", "read"]);
    },
    2 * MINUTES,
  );

  it(
    "are deleted with the stack",
    async () => {
      await program.stack.destroy();
      expect(calls().at(-1)).toBe("delete");
    },
    2 * MINUTES,
  );
});
