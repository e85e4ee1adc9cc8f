const THIS_MACHINE = ["localhost", "127.0.0.1", "::1"];

/**
 * Makes every `fetch` of this process use `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, but no proxy for this machine. Node
 * itself does this only if the process starts with `NODE_USE_ENV_PROXY`, from 22.21 on
 * (https://nodejs.org/docs/latest-v22.x/api/cli.html#node_use_env_proxy1).
 */
export async function useEnvironmentProxy(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name];
  const httpProxy = read("HTTP_PROXY");
  const httpsProxy = read("HTTPS_PROXY");
  if (!httpProxy && !httpsProxy) return;
  // Most environments have no proxy, and loading this package takes time.
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import("undici");
  const noProxy = [...withSubdomains(read("NO_PROXY") ?? ""), ...THIS_MACHINE].join(",");
  // The plivo package reads the variables itself, and would send this machine's names to the proxy.
  environment["no_proxy"] = noProxy;
  const proxies = { ...(httpProxy && { httpProxy }), ...(httpsProxy && { httpsProxy }) };
  const emitWarning = process.emitWarning.bind(process);
  // The agent warns that it is experimental, which no user of this program can act on.
  process.emitWarning = () => undefined;
  const agent = new EnvHttpProxyAgent({ noProxy, ...proxies });
  process.emitWarning = emitWarning;
  setGlobalDispatcher(agent);
}

/**
 * Adds the subdomains of each name in NO_PROXY, as Go does: the official plugin, written in Go, reads the same variable.
 */
function withSubdomains(noProxy: string): string[] {
  const entries = noProxy.split(/[,\s]+/).filter((entry) => entry !== "");
  return entries.flatMap((entry) => (/^[.*]/.test(entry) ? entry : [entry, `.${entry}`]));
}
