import path from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { actionRuntime } from "../auth0/action-runner";
import { lacksLanguageHost } from "../pulumi/engine/stand-ins";
import { AUTH0_VERSION, RANDOM_VERSION } from "../pulumi/plugins/versions";
import type { LocalStack } from "../pulumi/stack";

/** Describes what a run uses: which Node, which engine, and what stands in for Pulumi's own parts. */
export function whatRuns(engine: PulumiCommand, { plugins }: LocalStack): string {
  const version = engine.version?.version ?? "";
  const host = lacksLanguageHost(path.dirname(path.dirname(engine.command)))
    ? "stand-in"
    : "official";
  const origin = plugins === "local" ? "stand-ins" : "official";
  const action = actionRuntime();
  return `    Node     ${process.versions.node}; the Action runs on ${action.version}${action.asDeployed ? "" : ", and not on Auth0's 22: run `npm ci`"}
    engine   Pulumi ${version}; language host: ${host}
    plugins  auth0 ${AUTH0_VERSION}, random ${RANDOM_VERSION}: ${origin}`;
}
