import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LocalWorkspace, type Deployment, Stack } from "@pulumi/pulumi/automation";
import { stringify } from "yaml";
import { copyProject } from "../project-copy";
import { stackName } from "../stack-name";
import { maskSettings } from "./masked-settings";
import { maskState, PLACEHOLDER } from "./masked-state";
import { previewPlan } from "./preview-plan";
import type { Plan } from "./plan/plan";

export interface MaskedPreview {
  readonly stack: string;
  /** The folder with Pulumi.yaml and the stack's settings. */
  readonly folder: string;
  /** What `pulumi stack export` wrote; its secrets stay encrypted. */
  readonly exported: Deployment;
  /** Credentials of the tenant, as config of the provider. */
  readonly access: Readonly<Record<string, string>>;
  readonly policyPacks?: readonly string[];
  /** Whether to compare the program with the tenant, and not only with the state. Default: true. */
  readonly refresh?: boolean;
}

const NOTE = "Secrets are placeholders here, so they are not compared.";

/**
 * Plans a stack without a passphrase: on a copy of its state in a temporary folder, with a placeholder for every secret of
 * config and state. It can't write to the stack.
 */
export async function previewMasked(asked: MaskedPreview): Promise<Plan> {
  const copy = copyProject("preview", { refresh: asked.refresh ?? true });
  try {
    const stack = await maskedStack(asked, copy.folder);
    return await previewPlan(stack, {
      policyPacks: asked.policyPacks ?? [],
      unknownSecret: PLACEHOLDER,
      notes: [NOTE],
    });
  } finally {
    copy.remove();
  }
}

async function maskedStack(asked: MaskedPreview, folder: string): Promise<Stack> {
  const name = stackName(asked.stack);
  const { clear, placeholders } = maskSettings(asked.stack, asked.folder);
  const backend = join(folder, "state");
  mkdirSync(backend);
  const workspace = await LocalWorkspace.create({
    workDir: folder,
    envVars: {
      PULUMI_BACKEND_URL: pathToFileURL(backend).href,
      PULUMI_CONFIG_PASSPHRASE: randomBytes(16).toString("hex"),
    },
  });
  const stack = await Stack.create(name, workspace);
  const file = join(folder, `Pulumi.${name}.yaml`);
  writeFileSync(file, stringify({ ...(await workspace.stackSettings(name)), config: clear }));
  const secrets = Object.entries({ ...placeholders, ...asked.access });
  await stack.setAllConfig(
    Object.fromEntries(secrets.map(([key, value]) => [key, { value, secret: true }])),
  );
  await stack.importStack(maskState(asked.exported));
  return stack;
}
