import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { bundleAction } from "../../components/action-code";
import { ROOT } from "../run-node";

const NAME = process.platform === "win32" ? "node.exe" : "node";
const SCRIPT = `
const { bundleAction } = require("./components/action-code.ts");
console.log(JSON.stringify([true, false].map((allowedCountries) => bundleAction({ allowedCountries }).sha256)));
`;

/** Each Node that PATH has, by its version: npm's 22 and the system's. */
const nodes = new Map<string, string>();
for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
  const node = join(folder, NAME);
  if (existsSync(node))
    nodes.set(execFileSync(node, ["--version"], { encoding: "utf8" }).trim(), node);
}

test.each([...nodes])("Node %s makes the same bytes of the Action as this one", (_, node) => {
  const here = [true, false].map((allowedCountries) => bundleAction({ allowedCountries }).sha256);
  const options = { cwd: ROOT, encoding: "utf8" } as const;
  const there = execFileSync(node, ["--import", "tsx", "--eval", SCRIPT], options);
  expect(JSON.parse(there)).toEqual(here);
});
