import { LocalWorkspace, type Deployment } from "@pulumi/pulumi/automation";
import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack } from "../../../local/pulumi/stack";
import { createTenant, type LocalTenant } from "../../../local/world";
import type { Plan } from "../plan/plan";
import { previewPlan } from "../preview-plan";
import { PLACEHOLDER } from "../masked-state";
import { moveToLocalTenant } from "./exported-state";
import type { OfflineConfig } from "./offline-config";

export interface LocalPreview {
  readonly stack: string;
  readonly experience: PhoneExperience;
  readonly config: OfflineConfig;
  /** The state to plan from. Default: a new stack. */
  readonly exported?: Deployment | undefined;
  readonly notes: readonly string[];
  /** Called with a line for each step that is slow. */
  readonly onProgress: (line: string) => void;
}

/** Plans on a local tenant that is removed afterward. Needs no account, no secret and no network. */
export async function previewOnLocalTenant(preview: LocalPreview): Promise<Plan> {
  const engine = await findEngine({ onProgress: preview.onProgress });
  const tenant = await createTenant({ port: 0, experience: preview.experience });
  try {
    const stack = await openLocalStack({
      name: preview.stack,
      engine,
      tenant,
      config: preview.config.clear,
      secrets: preview.config.secret,
      plugins: "local",
      // The local tenant has none of the resources in the state: a refresh would plan to create all of them again.
      refresh: preview.exported === undefined,
    });
    try {
      if (preview.exported) await stack.importState(await localState(preview.exported, tenant));
      const previewed = await LocalWorkspace.selectStack(
        { stackName: preview.stack, workDir: stack.directory },
        { envVars: { ...stack.env }, pulumiCommand: engine },
      );
      const unknownSecret = preview.exported && PLACEHOLDER;
      return await previewPlan(previewed, { offline: true, unknownSecret, notes: preview.notes });
    } finally {
      await stack.close();
    }
  } finally {
    await tenant.close();
  }
}

async function localState(
  exported: Deployment,
  { domain, httpUrl }: LocalTenant,
): Promise<Deployment> {
  const response = await fetch(`${httpUrl}/_local/state`);
  const { connections } = (await response.json()) as { connections: { id: string }[] };
  return moveToLocalTenant(exported, { domain, connectionId: connections[0]?.id ?? "" });
}
