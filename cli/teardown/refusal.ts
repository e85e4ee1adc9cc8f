import type { ConfigMap } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { isMarkedProduction } from "../../policy/production";

/**
 * Returns why a stack must not be torn down by a workflow; `undefined` where it may be. The configuration is the one that was
 * deployed last: what a pull request writes into a file has no say.
 */
export function teardownRefusal(deployed: ConfigMap | undefined): string | undefined {
  if (deployed === undefined) return "no deployment of it is known to this backend";
  const values = Object.entries(deployed).map(([key, { value }]) => [key, value] as const);
  if (isMarkedProduction(Object.fromEntries(values))) return "it is production";
  if (deployed[`${PROJECT_NAME}:disposable`]?.value !== "true")
    return "it was not deployed with `disposable` set to `true`";
  return undefined;
}
