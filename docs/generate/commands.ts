import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Command } from "../../cli/command";
import type { Flags } from "../../cli/flags";
import { formatHelp } from "../../cli/help";

const ROOT = join(__dirname, "../..");
const load = createRequire(__filename);

/** A command of cli/ as package.json starts it. */
export interface NamedCommand {
  readonly script: string;
  readonly command: Command<Flags>;
}

/**
 * Returns every command of cli/, in the order of package.json's scripts.
 * @throws Error for a script whose file exports no command of its name
 */
export function listCommands(): NamedCommand[] {
  const manifest = readFileSync(join(ROOT, "package.json"), "utf8");
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> };
  const found: NamedCommand[] = [];
  for (const [script, line] of Object.entries(scripts)) {
    const file = /(?<=--import \S+ )cli\/\S+\.ts$/.exec(line)?.[0];
    if (file === undefined) continue;
    const exported = load(join(ROOT, file)) as Record<string, Command<Flags>>;
    const command = Object.values(exported).find(({ name }) => name === script);
    if (!command) throw new Error(`${file} exports no command with the name ${script}.`);
    found.push({ script, command });
  }
  return found;
}

const INTRODUCTION = `Results go to standard output; progress and errors go to standard error. Exit codes are the same for every command: 0 is done, 1
is not done or done with a finding to act on, 2 is a wrong command line, 70 is a fault in this project. No output is colored,
so \`NO_COLOR\` changes nothing.

With \`--json\`, standard output has one object and nothing else, with \`npm run --silent\` in front of the command's name: \`command\`,
\`ok\` (whether the exit code is 0) and what its help lists, or \`error\` with one sentence. It never has a secret, a code or a
complete phone number.`;

/** Returns the commands as Markdown: what `--help` prints of each. */
export function commandsChapter(): string {
  const chapters = listCommands().map(({ script, command }) =>
    [`### ${script}`, "", "```text", formatHelp(command), "```", ""].join("\n"),
  );
  return ["## Commands", "", INTRODUCTION, "", ...chapters].join("\n");
}
