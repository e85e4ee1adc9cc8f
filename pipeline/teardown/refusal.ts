import type { ConfigMap } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { isProduction } from "../../policy/production";

/**
 * Why a stack must not be torn down by a workflow; `undefined` where it may be. The configuration is the one that was
 * deployed last: what a pull request writes into a file has no say.
 */
export function teardownRefusal(stack: string, deployed: ConfigMap): string | undefined {
  if (isProduction(stack)) return "it is production";
  if (deployed[`${PROJECT_NAME}:disposable`]?.value !== "true")
    return "it was not deployed with `disposable` set to `true`";
  return undefined;
}
