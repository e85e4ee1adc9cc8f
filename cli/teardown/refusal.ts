import type { ConfigMap } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { isProduction } from "../../policy/production";

/** Why a stack of this name must not be torn down by a workflow, whatever it says; `undefined` where it may be. */
export function refusalByName(stack: string): string | undefined {
  return isProduction(stack) ? "it is production" : undefined;
}

/**
 * Why a stack must not be torn down by a workflow; `undefined` where it may be. The configuration is the one that was
 * deployed last: what a pull request writes into a file has no say.
 */
export function refusalByConfig(deployed: ConfigMap | undefined): string | undefined {
  if (deployed === undefined) return "no deployment of it is known to this backend";
  if (deployed[`${PROJECT_NAME}:disposable`]?.value !== "true")
    return "it was not deployed with `disposable` set to `true`";
  return undefined;
}
