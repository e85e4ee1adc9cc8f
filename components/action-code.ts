import { createHash } from "node:crypto";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi";
import { buildSync, type BuildOptions } from "esbuild";
import { numberingPlan } from "./numbering-plan";

/** Auth0's limit for an Action's code. Source: Auth0 docs, customize/actions/limitations. */
const LONGEST_CODE = 100_000;

const ENTRY = `
import { onExecuteCustomPhoneProvider, onExecuteSendPhoneMessage } from "./action/index";
Object.assign(action, { onExecuteCustomPhoneProvider, onExecuteSendPhoneMessage });
`;

/** The Action's code as it is deployed. */
export interface ActionCode {
  /** One CommonJS script without dependencies, that exports both handlers. */
  code: string;
  /** Of `code`, in hexadecimal digits. */
  sha256: string;
}

/**
 * Bundles `action/` into what Auth0 runs. The same source gives the same bytes on any machine.
 *
 * @param options.allowedCountries whether the Action can check a number's country, which takes a table of some 10 kB.
 *   Without it an Action that is given the secret ALLOWED_COUNTRIES sends nothing.
 * @throws RunError, which Pulumi prints without a stack trace, when the code is longer than Auth0 takes.
 */
export function bundleAction(options: { allowedCountries: boolean }): ActionCode {
  const plan = options.allowedCountries ? JSON.stringify(numberingPlan()) : "undefined";
  const [output] = buildSync(buildOptions(plan)).outputFiles ?? [];
  const code = output?.text ?? "";
  const size = Buffer.byteLength(code);
  if (size > LONGEST_CODE) {
    throw new RunError(
      `The Action's code in action/ is ${size} bytes long and Auth0 takes ${LONGEST_CODE}: make it smaller.`,
    );
  }
  return { code, sha256: createHash("sha256").update(code).digest("hex") };
}

function buildOptions(plan: string): BuildOptions {
  const root = join(__dirname, "..");
  return {
    // Paths in messages and bytes are relative to this, so that they are the same everywhere.
    absWorkingDir: root,
    stdin: { contents: ENTRY, resolveDir: root },
    tsconfigRaw: { compilerOptions: { target: "es2022" } },
    define: { NUMBERING_PLAN: plan },
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    platform: "node",
    target: "node18",
    format: "iife",
    // An alias, as esbuild wraps every module in a function where it reads the word `exports`: 1.5 kB.
    banner: { js: "// Built from action/ by `pulumi up`\nconst action=exports;" },
    logLevel: "silent",
  };
}
