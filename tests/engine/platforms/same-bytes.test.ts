/** The plugin, the component's part of it and the Action: the same bytes, whatever builds them where. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { copyCheckout, type CheckoutOptions } from "./checkout";

const NEWER = "24.9.0";
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), "node-"));

/** A Node that npm brings, as it brings the one that this project runs on. */
function newerNode(): string {
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const args = ["install", "--prefix", folder, "--no-save", "--no-audit", `${name}@${NEWER}`];
  execFileSync("npm", args, { shell: process.platform === "win32", stdio: "pipe" });
  return join(folder, "node_modules", name, "bin", NODE);
}

const NODE = process.platform === "win32" ? "node.exe" : "node";

/** The system's own Node, where npm's is in front of it; else undefined. */
function systemsNode(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const other = folders.find(
    (each) => !each.includes("node_modules") && existsSync(join(each, NODE)),
  );
  return other && join(other, NODE);
}

/** Builds in a fresh checkout and returns the digest of each file; the record of the build names sources, not bytes. */
async function build(
  options: CheckoutOptions,
  node = process.execPath,
): Promise<Record<string, string>> {
  const checkout = await copyCheckout(options);
  try {
    execFileSync(node, ["--import", "tsx", "provider/build.ts"], { cwd: checkout.folder });
    const bin = join(checkout.folder, "provider", "bin");
    const files = readdirSync(bin).filter((file) => file !== "built-from.json");
    const digest = (file: string): string =>
      createHash("sha256")
        .update(readFileSync(join(bin, file)))
        .digest("hex");
    return Object.fromEntries(files.map((file) => [file, digest(file)]));
  } finally {
    checkout.remove();
  }
}

describe("the built files have the same bytes", () => {
  let expected: Record<string, string>;

  beforeAll(async () => {
    expected = await build({});
    expect(Object.keys(expected).sort()).toEqual(
      expect.arrayContaining(["action-countries.js", "action.js", "components.js", "plugin.js"]),
    );
  }, 5 * MINUTES);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ["in a folder with blanks and letters of other alphabets", { name: "Größe (1) 東京" }],
    ["from sources with the line ends of Windows", { crlf: true }],
  ])(
    "%s",
    async (_, options) => {
      expect(await build(options)).toEqual(expected);
    },
    5 * MINUTES,
  );

  it(
    `on Node ${NEWER}`,
    async () => {
      expect(await build({}, newerNode())).toEqual(expected);
    },
    5 * MINUTES,
  );

  it(
    "on the system's Node",
    async () => {
      expect(await build({}, systemsNode())).toEqual(expected);
    },
    5 * MINUTES,
  );
});
