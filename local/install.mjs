// Installs the npm packages if they are missing or older than the lock file, so that a fresh clone needs one command.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { missingPackages } from "./missing-packages.mjs";

/** npm installs a newer Node with the packages; this one only has to run npm. */
const MINIMUM = [20, 19];
const root = fileURLToPath(new URL("..", import.meta.url));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  console.error(
    `Node ${process.versions.node} is too old: install Node ${MINIMUM.join(".")} or newer, then run this again.`,
  );
  process.exit(1);
}

const modifiedAt = (path) => statSync(`${root}${path}`, { throwIfNoEntry: false })?.mtimeMs;

// Only npm writes this list. Packages that pnpm or yarn installed, or npm in a folder above, are left alone.
const listed = modifiedAt("node_modules/.package-lock.json");
const isOld = listed !== undefined && listed < modifiedAt("package-lock.json");

// `npm ci --omit=dev` leaves out what only the local tenant and the tests need, and an interrupted install may leave out
// anything.
const isIncomplete = () => missingPackages("dependencies", "devDependencies").length > 0;

if (isOld || isIncomplete()) {
  console.error("Installing the npm packages (about a minute, once) …");
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", [...args, "--loglevel=error"], {
    cwd: root,
    // Programs read the output of `npm run tenant -- --json`.
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error("The npm packages could not be installed: run `npm ci` and fix what it reports.");
    process.exit(1);
  }
}
