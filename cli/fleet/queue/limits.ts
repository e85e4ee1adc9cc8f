import { isLoopbackDomain } from "../../../components/auth0/loopback-domain";
import { UserError } from "../../user-error";
import { startPacedProxy } from "./paced-proxy";

const PLIVO = "api.plivo.com";

/** Requests a second that all workers together may send, by host. */
export type Limits = Readonly<Record<string, number>>;

/**
 * Returns the limits of each stack.
 * @param tenants by stack, as `tenantOf` returns it
 * @throws UserError naming the stacks whose tenant isn't known, or is on this machine, for which no program uses a proxy
 */
export function limitsOf(
  tenants: Readonly<Record<string, string>>,
  asked: { readonly tenant?: number | undefined; readonly plivo?: number | undefined },
): Record<string, Limits> {
  const unknown = Object.keys(tenants).filter((stack) => tenants[stack] === stack);
  if (asked.tenant !== undefined && unknown.length > 0)
    throw new UserError(
      `--tenant-requests can't limit ${unknown.join(", ")}, since \`auth0:domain\` isn't in plain text in their settings: run \`pulumi config set auth0:domain DOMAIN --stack NAME\`.`,
    );
  const local = Object.keys(tenants).filter((stack) => isLoopbackDomain(tenants[stack] ?? ""));
  if (asked.tenant !== undefined && local.length > 0)
    throw new UserError(
      `--tenant-requests can't limit ${local.join(", ")}, whose tenant is on this machine: start that tenant with \`--rate-limit\`, and leave the flag out.`,
    );
  return Object.fromEntries(
    Object.entries(tenants).map(([stack, domain]) => [
      stack,
      {
        ...(asked.tenant !== undefined && { [domain.replace(/:\d+$/, "")]: asked.tenant }),
        ...(asked.plivo !== undefined && { [PLIVO]: asked.plivo }),
      },
    ]),
  );
}

/**
 * Runs work whose processes keep to the limits: `work` gets the variables to add to their environment.
 * @param wait resolves when one more request may be sent
 * @throws Error if the worker itself is behind a proxy
 */
export async function withinLimits<Result>(
  limits: Limits,
  wait: (host: string, perSecond: number) => Promise<void>,
  work: (environment: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  if (Object.keys(limits).length === 0) return work({});
  if (process.env["HTTPS_PROXY"] ?? process.env["https_proxy"])
    throw new Error(
      "the limits need HTTPS_PROXY for themselves: start the worker without it, or the run without --tenant-requests and --plivo-requests",
    );
  const proxy = await startPacedProxy(async (host) => {
    const perSecond = limits[host];
    if (perSecond !== undefined) await wait(host, perSecond);
  });
  try {
    return await work({
      HTTPS_PROXY: proxy.url,
      NO_PROXY: "",
      https_proxy: proxy.url,
      no_proxy: "",
    });
  } finally {
    proxy.close();
  }
}
