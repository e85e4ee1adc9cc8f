import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { execute, type Streams } from "../../cli/command";
import { doctor } from "../../cli/doctor/main";
import { recover } from "../../cli/recover/main";
import { sendTest } from "../../cli/send-test/main";
import type { ScriptExit } from "../run-node";
import type { LocalStack } from "../../local/pulumi/stack";
import type { TenantProcess } from "../tenant-process";

/** What a command needs to find a stack. */
export interface OperatedStack {
  readonly tenant: Pick<TenantProcess, "caFile">;
  readonly stack: Pick<LocalStack, "env">;
  readonly stackFlags: readonly string[];
}

type Run = (argv: readonly string[], output: Streams) => Promise<number>;

const COMMANDS = {
  doctor: (argv, output) => execute(doctor, argv, output),
  recover: (argv, output) => execute(recover, argv, output),
  "send-test": (argv, output) => execute(sendTest, argv, output),
} as const satisfies Record<string, Run>;

/**
 * Runs `npm run COMMAND -- --stack dev ...` inside of this process, which saves the start of one; what the command needs in
 * its environment is there while it runs. `TenantAndStack.runCommand` starts the real process.
 */
export async function operate(
  { tenant, stack, stackFlags }: OperatedStack,
  command: keyof typeof COMMANDS,
  ...args: string[]
): Promise<ScriptExit> {
  trust(tenant.caFile);
  const before = { ...process.env };
  Object.assign(process.env, stack.env);
  let output = "";
  const print = (text: string): void => {
    output += `${text}\n`;
  };
  try {
    const code = await COMMANDS[command]([...stackFlags, ...args], { out: print, err: print });
    return { code, output };
  } finally {
    for (const name of Object.keys(stack.env)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

/** Does for this process what NODE_EXTRA_CA_CERTS does for one that starts. */
export function trust(caFile: string): void {
  const known = getCACertificates("default");
  const authority = readFileSync(caFile, "utf8");
  if (!known.includes(authority)) setDefaultCACertificates([...known, authority]);
}
