import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY, run, type CommandResult } from "../teams/command";

const ACTIONS = join(__dirname, "actions");

/** What stands in for the actions of others, by their repository. */
const STAND_INS: Readonly<Record<string, string>> = {
  "actions/checkout": "checkout",
  "actions/setup-node": "setup",
  "actions/setup-go": "setup",
  "pulumi/auth-actions": "auth-actions",
  "actions/upload-artifact": "upload-artifact",
  "actions/download-artifact": "download-artifact",
};

/** Describes tests that run `act`; they are skipped where there is no Go, which builds it. */
export function describeWithAct(name: string, tests: (act: string) => void): void {
  const act = findAct();
  if (act === undefined) console.warn("Skipped, since Go is not installed, which builds act.");
  (act === undefined ? describe.skip : describe)(name, () => {
    tests(act ?? "");
  });
}

/** Builds `act` from its Go module, or returns the one that was built before; `undefined` where there is no Go. */
function findAct(): string | undefined {
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  const args = ["-C", join(REPOSITORY, ".github", "act"), "tool", "-n", "act"];
  return execFileSync("go", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
}

/** One run of a workflow, as GitHub would start it. */
export interface WorkflowRun {
  readonly workflow: string;
  readonly event: string;
  /** The event's payload. */
  readonly payload: object;
  readonly job?: string;
  readonly actor?: string;
  readonly matrix?: Readonly<Record<string, string>>;
  /** Secrets and variables of the job's GitHub environment; the job's own token comes on top. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

/** What runs workflows. */
export interface Runner {
  readonly act: string;
  /** The run's own, and its home. */
  readonly folder: string;
  readonly checkout: string;
  readonly runner: NodeJS.ProcessEnv;
  /** Ends a run that a test no longer waits for. */
  readonly signal?: AbortSignal;
}

/** Runs a workflow of a checkout on this machine, without Docker. Secrets are not masked, so that a leak shows. */
export function runWorkflow(
  { act, folder, checkout, runner, signal }: Runner,
  asked: WorkflowRun,
): Promise<CommandResult> {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const args = [
    asked.event,
    ...["--workflows", join(".github", "workflows", asked.workflow)],
    ...["--eventpath", file("event.json", JSON.stringify(asked.payload))],
    ...["--platform", "ubuntu-24.04=-self-hosted", "--container-daemon-socket", "-"],
    ...[
      "--secret-file",
      file("secrets", dotenv({ GITHUB_TOKEN: "the-jobs-own", ...asked.secrets })),
      "--insecure-secrets",
    ],
    ...["--var-file", file("variables", dotenv(asked.variables))],
    ...["--env-file", file("env", dotenv(runner))],
    ...["--action-cache-path", join(folder, "actions"), "--no-cache-server"],
    ...["--no-skip-checkout", "--defaultbranch", "main"],
    ...(asked.actor === undefined ? [] : ["--actor", asked.actor]),
    ...(asked.job === undefined ? [] : ["--job", asked.job]),
    ...Object.entries(asked.matrix ?? {}).flatMap(([key, value]) => [
      "--matrix",
      `${key}:${value}`,
    ]),
    ...actionsUsed(checkout).flatMap((used) => ["--local-repository", used]),
  ];
  return run(act, args, { PATH: runner["PATH"], HOME: folder }, checkout, "", signal);
}

/** `owner/name@commit=folder` for every action that the checkout's workflows use. */
function actionsUsed(checkout: string): string[] {
  const grep = ["grep", "-hoE", "[a-z-]+/[a-z-]+@[0-9a-f]{40}", "--", ".github"];
  const used = execFileSync("git", grep, { cwd: checkout, encoding: "utf8" }).trim().split("\n");
  return [...new Set(used)].map((reference) => {
    const standIn = STAND_INS[reference.split("@", 1)[0] ?? ""];
    if (standIn === undefined) throw new Error(`Nothing stands in for ${reference}.`);
    return `${reference}=${join(ACTIONS, standIn)}`;
  });
}

function dotenv(values: Readonly<Record<string, string | undefined>> = {}): string {
  return Object.entries(values)
    .map(([key, value = ""]) => `${key}=${JSON.stringify(value)}\n`)
    .join("");
}
