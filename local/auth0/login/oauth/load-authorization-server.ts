/**
 * The warning that oidc-provider prints at its import on any Node before 22. It runs on Node 20, as every login of the
 * tests shows, and whoever starts a tenant can do nothing about it.
 */
const UNSUPPORTED_RUNTIME = "oidc-provider WARNING: Unsupported runtime.";

type AuthorizationServerModule = typeof import("./authorization-server.js");

/** Loads the library without printing that one line. Every other warning is printed. */
async function load(): Promise<AuthorizationServerModule> {
  const { warn } = console;
  const filtered: typeof warn = (...told: unknown[]) => {
    if (!String(told[0]).includes(UNSUPPORTED_RUNTIME)) warn(...told);
  };
  console.warn = filtered;
  try {
    return await import("./authorization-server.js");
  } finally {
    // Other code may have replaced `console.warn` meanwhile.
    if (console.warn === filtered) console.warn = warn;
  }
}

let loading: Promise<AuthorizationServerModule> | undefined;

/** Returns the module that makes authorization servers, loaded once, when first needed. */
export function loadAuthorizationServer(): Promise<AuthorizationServerModule> {
  return (loading ??= load());
}
