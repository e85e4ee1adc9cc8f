import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { engineCache, keptEngine } from "../local/pulumi/engine/cache";
import { OperationError } from "./operation-error";

/** The folder that holds Pulumi.yaml and the stacks' settings, unless `--cwd` names another. */
export const REPOSITORY = join(__dirname, "..");

/** A stack's state with everything in it stays far below this, in bytes. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** What the CLI printed before it failed. Neither text goes to an output as it is. */
export class PulumiFailure extends Error {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super("pulumi failed");
  }

  /** The lines in which the CLI says what is wrong: they name stacks, files and variables, and no value of a secret. */
  get complaint(): string {
    const lines = `${this.stdout}\n${this.stderr}`.split("\n");
    const complaints = lines.flatMap((line) => /^\s*error: (.+)$/.exec(line)?.[1] ?? []);
    return complaints.join("; ") || "it gives no reason";
  }
}

/**
 * Runs the `pulumi` on PATH, or the one that `npm start` keeps, without its ever asking anything.
 * @param folder where Pulumi.yaml is
 * @param input what it reads from its standard input
 * @returns what it printed to its standard output
 * @throws PulumiFailure when it ends with an error, OperationError when there is no `pulumi`
 */
export function runPulumi(
  folder: string,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const path = [process.env["PATH"], join(keptEngine(engineCache()), "bin")].join(delimiter);
  const env = { ...process.env, PATH: path, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const options = { cwd: folder, env, maxBuffer: MAX_OUTPUT };
  return new Promise((resolve, reject) => {
    const pulumi = execFile(
      "pulumi",
      [...args, "--non-interactive"],
      options,
      (error, stdout, stderr) => {
        if (error === null) {
          resolve(stdout);
        } else if (error.code === "ENOENT") {
          reject(
            new OperationError(
              "There is no `pulumi` on PATH: install the CLI (https://www.pulumi.com/docs/install/), then run this again.",
            ),
          );
        } else {
          reject(new PulumiFailure(stdout, stderr));
        }
      },
    );
    pulumi.stdin?.end(input);
  });
}
