import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(__dirname, "..", "..");
const COMMAND = /^(?:pulumi|npm|npx|git|node|cd|rm|cp|cat|curl|export|openssl|[A-Z_]+=\S+) [^\s=(]/;
/** The table of what each shell writes in its own way. */
const PER_SHELL = /^(export NAME|cat key\.pem)/;
/** Rooms whose messages users read. */
const ROOMS = ["action", "components", "provider", "cli", "local", "policy"];

export interface PrintedCommand {
  readonly file: string;
  readonly command: string;
}

/** Lists the commands of every page: lines of code blocks, and code within a sentence. */
export function commandsOfDocs(): PrintedCommand[] {
  return filesIn(ROOT, /\.md$/).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const blocks = [...text.matchAll(/^ *(\S.*)$/gm)].filter(isCode);
    const inline = [...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)];
    return printed(file, [...blocks, ...inline]).filter(({ command }) => !PER_SHELL.test(command));
  });
}

/** Lists the commands in the texts of the sources; a name that is filled in is `dev`. */
export function commandsOfSources(): PrintedCommand[] {
  const files = [...ROOMS.flatMap((room) => filesIn(join(ROOT, room), /\.m?ts$/))];
  return files.flatMap((file) => {
    const code = readFileSync(file, "utf8").replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, "");
    const text = code.replace(/\$\{[^}]*\}/g, "dev").replace(/" \+\s*["`]/g, "");
    const quoted = text.matchAll(/(?:\\`|(?<=["'].*)`)([^`\\\n]+)(?:\\`|`)/g);
    const examples = [...text.matchAll(/^ *example: (["'])(.*)\1,$/gm)];
    return [
      ...printed(file, [...quoted, ...text.matchAll(/run: ([^"`\\;,(]+)/g)]),
      ...examples.map(([, , flags = ""]) => ({ file, command: `npm run command -- ${flags}` })),
    ];
  });
}

function printed(file: string, found: Iterable<RegExpMatchArray>): PrintedCommand[] {
  return [...found]
    .map(([, command = ""]) => ({ file: relative(ROOT, file), command: command.trim() }))
    .filter(({ command }) => COMMAND.test(command));
}

/** Whether a line is in a code block: indented, as the second line of an item isn't, or fenced. */
function isCode({ 0: line, index, input = "" }: RegExpMatchArray): boolean {
  const before = input.slice(0, index).match(/^ *```/gm) ?? [];
  return line.startsWith("    ") || before.length % 2 === 1;
}

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ["node_modules", ".git", "dist", "bin"].includes(entry.name)
        ? []
        : filesIn(path, name);
    return name.test(entry.name) ? [path] : [];
  });
}
