import { createRequire, isBuiltin, Module } from "node:module";

/** Modules with which code could get out of its process. */
const BLOCKED = new Set([
  "child_process",
  "cluster",
  "inspector",
  "inspector/promises",
  "module",
  "sqlite",
  "worker_threads",
]);

type Handler = (event: unknown, api: unknown) => unknown;

/** Runs the Action's code as a CommonJS module, as Auth0 does, and returns the handler that it exports. */
export function loadHandler(code: string, handler: string): Handler {
  const action = new Module("action") as Module & {
    _compile(code: string, filename: string): void;
  };
  action.filename = "action.js";
  action.paths = [];
  action.require = requireForAction as NodeJS.Require;
  action._compile(code, "action.js");
  const exported = (action.exports as Record<string, unknown>)[handler];
  if (typeof exported !== "function") throw new Error(`The Action doesn't export \`${handler}\`.`);
  return exported as Handler;
}

const builtins = createRequire(process.execPath);

function requireForAction(id: string): unknown {
  const name = id.replace(/^node:/, "");
  if (BLOCKED.has(name)) throw new Error(`An Action can't use the module \`${id}\` here.`);
  if (isBuiltin(id)) return builtins(id);
  throw new Error(
    `Cannot find module '${id}'. The local tenant installs no npm modules for Actions: bundle what the code needs.`,
  );
}
