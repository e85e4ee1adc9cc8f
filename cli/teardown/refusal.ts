import type { ConfigMap } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { isMarkedProduction } from "../../policy/production";

/**
 * Returns why a workflow must not tear a stack down; `undefined` if it may. The configuration is that of the last
 * deployment, so what a pull request writes into a file has no effect.
 */
export function teardownRefusal(deployed: ConfigMap | undefined): string | undefined {
  if (deployed === undefined) return "no deployment of it is known to this backend";
  const values = Object.entries(deployed).map(([key, { value }]) => [key, value] as const);
  if (isMarkedProduction(Object.fromEntries(values))) return "it is production";
  if (deployed[`${PROJECT_NAME}:disposable`]?.value !== "true")
    return "it was not deployed with `disposable` set to `true`";
  return undefined;
}
