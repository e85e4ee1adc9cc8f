import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type GitHubApi, gitHubApi, GITHUB_API_URL } from "../../github/github-api";
import { UserError } from "../../user-error";

/** What the command line says about the repository. */
export interface RepositoryFlags {
  readonly repository?: string | undefined;
  readonly "token-file"?: string | undefined;
}

const REMEDY =
  "check that the token may administer the repository (a fine-grained token: Administration, Environments, Secrets and Variables, read and write)";

/**
 * Opens a repository at GitHub whose environments the token may change.
 * @throws UserError if the repository or the token is missing, or the token may not change environments
 */
export async function openRepository(
  flags: RepositoryFlags,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly api: GitHubApi; readonly repository: string }> {
  const repository = findRepository(flags, folder, environment);
  const token = findToken(flags, environment);
  const apiUrl = environment["GITHUB_API_URL"] ?? GITHUB_API_URL;
  const api = gitHubApi({ apiUrl, repository, token }, REMEDY);
  const { permissions } = (await api.get("")) as { permissions?: { admin?: boolean } };
  if (permissions?.admin === false)
    throw new UserError(`The token can't administer ${repository}: ${REMEDY}.`);
  return { api, repository };
}

function findRepository(
  flags: RepositoryFlags,
  folder: string,
  environment: NodeJS.ProcessEnv,
): string {
  const found = flags.repository ?? environment["GITHUB_REPOSITORY"] ?? originOf(folder);
  if (found !== undefined && /^[\w.-]+\/[\w.-]+$/.test(found)) return found;
  throw new UserError(
    "The repository at GitHub isn't known: give `--repository OWNER/NAME`, or set the git remote `origin`.",
  );
}

/** Returns `owner/name` from the address of the git remote `origin`, in git's, ssh's or https' form; not a folder's. */
function originOf(folder: string): string | undefined {
  try {
    const url = execFileSync("git", ["remote", "get-url", "origin"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    return /^(?:\w+:\/\/[^/]+\/|[^/]+:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1];
  } catch {
    return undefined;
  }
}

function findToken(flags: RepositoryFlags, environment: NodeJS.ProcessEnv): string {
  const file = flags["token-file"];
  const token =
    file === undefined
      ? environment["GITHUB_TOKEN"] || environment["GH_TOKEN"]
      : readFile(file).trim();
  if (token) return token;
  throw new UserError(
    "The token for GitHub is missing: set GITHUB_TOKEN or GH_TOKEN (`gh auth token` prints one), or give `--token-file FILE`.",
  );
}

function readFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(
      `${file} can't be read: give \`--token-file\` a file with the token in it.`,
    );
  }
}
