// Completes a release in a folder where `npm pack` has put the npm package: the provider plugin for each platform, named as
// Pulumi looks for it, checksums, and the changelog's section as notes. Usage: node .github/release/pack.mjs FOLDER TAG
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PLATFORMS = ["darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64", "windows-amd64"];
const PLUGIN = "pulumi-resource-auth0-plivo";

/** Stops a release whose tag isn't the version's. */
function checkVersion(tag, version) {
  if (tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, but package.json has the version ${version}.`);
}

/** Returns the changelog's section of a version, without its heading. */
function releaseNotes(version) {
  const changelog = readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`${version} `));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section for ${version}.`);
  return section.slice(section.indexOf("\n") + 1).trim();
}

/**
 * Packs provider/bin, which is the same for all platforms but for how it is started. Order, owner and time of the files are
 * fixed, so that the same files give the same archive.
 */
function packPlugin(folder, version, platform) {
  const bin = path.join(root, "provider/bin");
  const other = platform.startsWith("windows") ? PLUGIN : `${PLUGIN}.cmd`;
  const files = readdirSync(bin).filter((file) => file !== other);
  const archive = path.join(folder, `${PLUGIN}-v${version}-${platform}.tar.gz`);
  const fixed = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0"];
  execFileSync("tar", [...fixed, "-C", bin, "-I", "gzip -n", "-cf", archive, ...files.sort()]);
}

function writeChecksums(folder) {
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith(".tgz") || file.endsWith(".tar.gz"))
    .sort()
    .map((file) => {
      const hash = createHash("sha256").update(readFileSync(path.join(folder, file)));
      return `${hash.digest("hex")}  ${file}\n`;
    });
  writeFileSync(path.join(folder, "checksums.txt"), lines.join(""));
}

function pack(folder, tag) {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  checkVersion(tag, version);
  const notes = releaseNotes(version);
  mkdirSync(folder, { recursive: true });
  for (const platform of PLATFORMS) packPlugin(folder, version, platform);
  writeChecksums(folder);
  writeFileSync(path.join(folder, "notes.md"), `${notes}\n`);
}

const [folder, tag] = process.argv.slice(2);
try {
  if (tag === undefined) throw new Error("Usage: node .github/release/pack.mjs FOLDER TAG");
  pack(path.resolve(folder), tag);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
