import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, type BuildOptions } from "esbuild";
import { numberingPlan } from "./numbering-plan";
import { runError } from "./run-error";

/** Auth0's limit for an Action's code. Source: Auth0 docs, customize/actions/limitations. */
const LONGEST_CODE = 100_000;

const ENTRY = `
import { onExecuteCustomPhoneProvider, onExecuteSendPhoneMessage } from "./action/index";
Object.assign(action, { onExecuteCustomPhoneProvider, onExecuteSendPhoneMessage });
`;

/** The Action's code as it is deployed. */
export interface ActionBundle {
  /** One CommonJS script without dependencies that exports both handlers. */
  code: string;
  /** SHA-256 of `code`, in hexadecimal digits. */
  sha256: string;
}

/** What the Action's code must be able to do. */
export interface ActionOptions {
  /**
   * Whether it checks a number's country. With this, an Action without the secret ALLOWED_COUNTRIES sends nothing; without
   * it, an Action that has the secret sends nothing.
   */
  allowedCountries: boolean;
  /** Whether it chooses the sender by a number's country, from the secret PLIVO_SENDERS. Default: false. */
  plivoSenders?: boolean;
}

/**
 * Bundles `action/` into what Auth0 runs, or reads the bundle that the npm package contains. The same source gives the same
 * bytes on any machine. Either option adds the table of countries, some 14 kB.
 *
 * @throws RunError, which Pulumi prints without a stack trace, if the code is longer than Auth0 accepts
 */
export function bundleAction(options: ActionOptions): ActionBundle {
  const prebuilt = join(__dirname, prebuiltName(options));
  const code = existsSync(prebuilt) ? readFileSync(prebuilt, "utf8") : build(options);
  const size = Buffer.byteLength(code);
  if (size > LONGEST_CODE) {
    throw runError(
      `The Action's code in action/ is ${size} bytes long and Auth0 accepts ${LONGEST_CODE}: make it smaller.`,
    );
  }
  return { code, sha256: createHash("sha256").update(code).digest("hex") };
}

/** Returns the file name of a bundle in the npm package, next to this module. */
export function prebuiltName({ allowedCountries, plivoSenders = false }: ActionOptions): string {
  return `action${allowedCountries ? "-countries" : ""}${plivoSenders ? "-senders" : ""}.js`;
}

function build({ allowedCountries, plivoSenders = false }: ActionOptions): string {
  const define = {
    CHECKS_COUNTRIES: String(allowedCountries),
    NUMBERING_PLAN:
      allowedCountries || plivoSenders
        ? JSON.stringify(JSON.stringify(numberingPlan()))
        : "undefined",
  };
  const [output] = buildSync(buildOptions(define)).outputFiles ?? [];
  return output?.text ?? "";
}

function buildOptions(define: Record<string, string>): BuildOptions {
  const root = join(__dirname, "..");
  return {
    // Paths in messages and bytes are relative to this, so that they are the same everywhere.
    absWorkingDir: root,
    stdin: { contents: ENTRY, resolveDir: root },
    tsconfigRaw: { compilerOptions: { target: "es2022" } },
    define,
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    platform: "node",
    target: "node18",
    format: "iife",
    // An alias: esbuild wraps every module in which it reads the word `exports` in a function, which would add 1.5 kB.
    banner: { js: "// Built from action/ by `pulumi up`\nconst action=exports;" },
    logLevel: "silent",
  };
}
