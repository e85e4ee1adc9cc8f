import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { NO_PULUMI } from "./engine-sentence";
import { PROJECT_ROOT } from "./project-root";
import { PulumiFailure } from "./pulumi-failure";
import { UserError } from "./user-error";

export { PulumiFailure } from "./pulumi-failure";

/** Bytes. A stack's complete state stays far below this. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** What the `pulumi` of node_modules prints if it can't get the engine. */
const NOT_DOWNLOADED = /^pulumi: /m;

/** Runs `pulumi` with arguments and an input in one project's folder, and returns what it printed. */
export type Pulumi = (args: readonly string[], input?: string) => Promise<string>;

/** Returns `runPulumi` for one folder. */
export function pulumiIn(folder: string): Pulumi {
  return (args, input) => runPulumi(folder, args, input);
}

/**
 * Runs the `pulumi` command non-interactively.
 * @param folder the one with Pulumi.yaml
 * @param input what it reads from its standard input. A promise lets it start first, and ends it if the promise rejects.
 * @returns what it printed to its standard output
 * @throws PulumiFailure if it ends with an error, UserError if there is no `pulumi`
 */
export function runPulumi(
  folder: string,
  args: readonly string[],
  input: string | Promise<string> = "",
): Promise<string> {
  const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
  preferInstalledPulumi(env);
  return new Promise((resolve, reject) => {
    const pulumi = execFile(
      "pulumi",
      // The flag comes first, since what follows a `--` is a value.
      ["--non-interactive", ...args],
      { cwd: folder, env, maxBuffer: MAX_OUTPUT },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === "ENOENT" || NOT_DOWNLOADED.test(stderr))
          reject(new UserError(NO_PULUMI));
        else reject(new PulumiFailure(stdout, stderr));
      },
    );
    pulumi.stdin?.on("error", () => undefined);
    Promise.resolve(input).then(
      (text) => pulumi.stdin?.end(text),
      (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        pulumi.kill();
      },
    );
  });
}

/**
 * Moves the `pulumi` of node_modules, which downloads the engine on its first use, behind every other one on PATH. `npm
 * run` puts it first.
 */
export function preferInstalledPulumi(environment: NodeJS.ProcessEnv): void {
  const own = join(PROJECT_ROOT, "node_modules", ".bin");
  const others = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== own);
  environment["PATH"] = [...others, own].join(delimiter);
}
