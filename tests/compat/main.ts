import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineCommand, runCommand } from "../../cli/command";
import { EXIT } from "../../cli/user-error";
import { ROOT } from "../run-node";
import { findReleases, type Release } from "./newest";

const SDK = "@pulumi/pulumi";
const ENGINE = "local/pulumi/engine";

/** Tries the newest release of every dependency, where a pin could hide a break. */
const compat = defineCommand({
  name: "compat",
  summary:
    "Prints every dependency as it is pinned and as it is newest, then runs the types, the unit tests and a stack's life on the newest ones, in a temporary copy.",
  flags: {},
  example: "",
  exit: {
    done: "the newest releases work",
    failed: "one breaks something, or can't be installed",
  },
  run: async (_, { out }) => {
    const manifest = readFileSync(join(ROOT, "package.json"), "utf8");
    const releases = await findReleases(JSON.parse(manifest) as Parameters<typeof findReleases>[0]);
    out(releases.map(describeRelease).join("\n"));
    const newer = releases.filter(({ pinned, newest }) => pinned !== newest);
    if (newer.length === 0) return EXIT.done;
    const folder = mkdtempSync(join(tmpdir(), "compat-"));
    try {
      return tryNewest(folder, manifest, newer);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

function describeRelease({ name, pinned, newest, nextMajor }: Release): string {
  const next =
    nextMajor === undefined ? "" : `   (${nextMajor} is another major version: not tried)`;
  return `${pinned === newest ? " " : "!"} ${name.padEnd(28)} ${pinned} -> ${newest}${next}`;
}

function tryNewest(folder: string, manifest: string, newer: readonly Release[]): number {
  copyTo(folder);
  const text = newer.reduce(
    (pins, { name, pinned, newest }) =>
      pins.replace(`"${name}": "${pinned}"`, `"${name}": "${newest}"`),
    manifest,
  );
  writeFileSync(join(folder, "package.json"), text);
  const sdk = newer.find(({ name }) => name === SDK);
  const steps: [string, ...string[]][] = [
    ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
    ["npx", "tsc", "--noEmit"],
    ["npx", "jest", "--maxWorkers=2", "--selectProjects", "unit"],
    ["npx", "jest", "tests/engine/lifecycle.test.ts"],
  ];
  const [install, ...tests] = steps;
  if (install === undefined || !run(folder, ...install)) return failed("npm install", newer);
  if (sdk) useEngine(folder, sdk);
  const broken = tests.filter((step) => !run(folder, ...step));
  if (broken.length > 0) return failed(broken.map((step) => step.join(" ")).join(" and "), newer);
  console.log("The newest releases work: no pin hides a break.");
  return 0;
}

function failed(what: string, newer: readonly Release[]): number {
  const names = newer.map(({ name, newest }) => `${name} ${newest}`).join(", ");
  console.error(`A pin hides a break: \`${what}\` fails with ${names}.`);
  return 1;
}

/** Copies what Git knows, as it is in the working tree. */
function copyTo(folder: string): void {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" });
  for (const file of listed.split("\0").filter((name) => name !== ""))
    cpSync(join(ROOT, file), join(folder, file));
}

/** Lets the copy ask for the engine of the newest SDK's version. Where none is to be had, it keeps the pinned one. */
function useEngine(folder: string, { pinned, newest }: Release): void {
  const files = ["go.mod", "go.sum", "version.ts"].map((name) => join(folder, ENGINE, name));
  const before = files.map((file) => readFileSync(file));
  const version = files.at(-1) ?? "";
  writeFileSync(version, readFileSync(version, "utf8").replaceAll(pinned, newest));
  const modules = ["pkg", "sdk"].map((part) => `github.com/pulumi/pulumi/${part}/v3@v${newest}`);
  const options = {
    cwd: join(folder, ENGINE),
    env: { ...process.env, GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" },
    stdio: "inherit",
  } as const;
  const updated = [
    ["get", ...modules],
    ["mod", "tidy"],
  ].every((args) => spawnSync("go", args, options).status === 0);
  if (updated && run(folder, "node", "--import", "tsx", `${ENGINE}/main.ts`)) return;
  files.forEach((file, index) => {
    writeFileSync(file, before[index] ?? "");
  });
  console.error(
    `Pulumi's engine ${newest} can't be had here, so the newest SDK runs on the engine ${pinned}.`,
  );
}

function run(cwd: string, command: string, ...args: string[]): boolean {
  console.log(`\n$ ${[command, ...args].join(" ")}`);
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd, stdio: "inherit", shell }).status === 0;
}

void runCommand(compat);
