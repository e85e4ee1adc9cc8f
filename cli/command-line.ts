import { parseArgs, type ParseArgsConfig } from "node:util";
import { resolve } from "node:path";
import { OperationError } from "./operation-error";
import { REPOSITORY } from "./pulumi-command";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>["values"];

const STACK_OPTIONS = {
  stack: { type: "string" },
  cwd: { type: "string" },
} as const satisfies Options;

/** The stack that an operation works on. */
export interface StackChoice {
  stack: string;
  /** The folder that holds Pulumi.yaml and the stack's settings, as `pulumi --cwd` takes it. */
  folder: string;
}

/**
 * Reads an operation's command line.
 * @param operation the npm script's name, for the example in an error
 * @param options what it takes beside `--stack` and `--cwd`, as `node:util` describes options
 * @throws OperationError for an unknown option, or without `--stack`
 */
export function parseCommandLine<T extends Options>(
  operation: string,
  options: T,
  argv: readonly string[],
): Values<T> & StackChoice {
  const parsed = parseOrRefuse(operation, { ...STACK_OPTIONS, ...options }, argv);
  const { stack, cwd } = parsed as { stack?: unknown; cwd?: unknown };
  if (typeof stack !== "string" || stack === "")
    throw new OperationError(
      `\`--stack\` is missing: name the stack, for example \`npm run ${operation} -- --stack dev\`.`,
    );
  return { ...parsed, stack, folder: typeof cwd === "string" ? resolve(cwd) : REPOSITORY };
}

function parseOrRefuse<T extends Options>(
  operation: string,
  options: T,
  argv: readonly string[],
): Values<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    const flags = Object.keys(options).map((name) => `--${name}`);
    const { message } = error as Error;
    const wrong = message.split(/\.\s/)[0] ?? message;
    throw new OperationError(
      `${wrong}: \`npm run ${operation}\` takes ${flags.join(", ")} after \`--\`.`,
    );
  }
}
