import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { runInGroup } from "./command";
import { ENGINE_VERSION } from "./version";

const REACH_MS = 10_000;
const DOWNLOAD_MS = 5 * 60_000;

/** Where Pulumi publishes an archive and, on another host, its checksum. */
export const PUBLISHED = {
  archives: "https://get.pulumi.com/releases/sdk",
  sums: `https://github.com/pulumi/pulumi/releases/download/v${ENGINE_VERSION}/SHA512SUMS`,
};

/**
 * Downloads Pulumi's own build of the engine into `directory`. Nothing of it is unpacked or run before its SHA-512 matches
 * the one that Pulumi published with the release.
 *
 * @throws after 10 seconds without an answer, after 5 minutes, and if the bytes differ from the published ones
 */
export async function downloadEngine(
  directory: string,
  signal: AbortSignal,
  published = PUBLISHED,
): Promise<void> {
  const name = archiveName();
  const sums = (await get(published.sums, signal, REACH_MS)).toString("utf8");
  const expected = new RegExp(`^([0-9a-f]{128}) [ *](?:.*/)?${name}$`, "m").exec(sums)?.[1];
  if (expected === undefined) throw new Error(`${published.sums} has no ${name}`);
  const archive = await get(`${published.archives}/${name}`, signal, DOWNLOAD_MS);
  if (createHash("sha512").update(archive).digest("hex") !== expected)
    throw new Error(
      `${published.archives}/${name} is not what Pulumi published: its SHA-512 differs`,
    );
  await unpack(directory, name, archive, signal);
}

function archiveName(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const format = process.platform === "win32" ? "zip" : "tar.gz";
  return `pulumi-v${ENGINE_VERSION}-${system}-${process.arch}.${format}`;
}

async function get(url: string, signal: AbortSignal, withinMs: number): Promise<Buffer> {
  const reason = (error: unknown): string => {
    signal.throwIfAborted();
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
  };
  try {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    const answer = await fetch(url, { signal: ended });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  } catch (error) {
    throw new Error(`${new URL(url).host} can't be reached (${reason(error)})`, { cause: error });
  }
}

/**
 * Unpacks the archive, which has the programs in `pulumi/`, on Windows in `pulumi/bin/`. Every system's `tar` unpacks its
 * own kind.
 */
async function unpack(
  directory: string,
  name: string,
  archive: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const [file, unpacked] = [path.join(directory, name), path.join(directory, "unpacked")];
  await mkdir(unpacked, { recursive: true });
  await writeFile(file, archive);
  await runInGroup("tar", ["-xf", file, "-C", unpacked], { signal });
  const programs = process.platform === "win32" ? ["pulumi", "bin"] : ["pulumi"];
  await rename(path.join(unpacked, ...programs), path.join(directory, "bin"));
  await Promise.all([file, unpacked].map((left) => rm(left, { recursive: true })));
}
