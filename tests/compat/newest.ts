import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A dependency of package.json: what it is pinned to, and what there is. */
export interface Release {
  readonly name: string;
  readonly pinned: string;
  /** The newest of the pinned major version, which compatibility is tried with. */
  readonly newest: string;
  /** The newest release of all, if it has another major version: that is a change of its own, not of a pin. */
  readonly nextMajor: string | undefined;
}

/** The Node that npm installs is the one that Pulumi's SDK and Auth0's Actions run on. */
const KEPT = /^node-(darwin|linux|win)-/;

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** Asks npm's registry for the releases of each dependency, a few at a time. */
export async function findReleases(manifest: Manifest): Promise<Release[]> {
  const sections = ["dependencies", "devDependencies"].map((section) => manifest[section] ?? {});
  const waiting = sections.flatMap((section) => Object.entries(section));
  const found: Release[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [name, pinned] = next;
      if (!KEPT.test(name)) found.push(releaseOf(name, pinned, await versionsOf(name)));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** @param versions all that the registry has; what isn't `N.N.N` is a release before a release */
export function releaseOf(name: string, pinned: string, versions: readonly string[]): Release {
  const stable = versions.filter((version) => /^\d+\.\d+\.\d+$/.test(version)).sort(compare);
  const major = (version: string): string => version.split(".")[0] ?? "";
  const newest = stable.findLast((version) => major(version) === major(pinned)) ?? pinned;
  const last = stable.at(-1) ?? pinned;
  return { name, pinned, newest, nextMajor: major(last) === major(pinned) ? undefined : last };
}

/** Not by its tag `latest`, which some packages give to an older release. */
async function versionsOf(name: string): Promise<string[]> {
  const options = { shell: process.platform === "win32", maxBuffer: 2 ** 26 };
  const args = ["view", name, "versions", "--json"];
  const { stdout } = await promisify(execFile)("npm", args, options);
  return [JSON.parse(stdout) as string | string[]].flat();
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(".").map(Number));
  const differing = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return differing === -1 ? 0 : (a?.[differing] ?? 0) - (b?.[differing] ?? 0);
}
