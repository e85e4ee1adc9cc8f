import { resolve } from "node:path";

/** The folder with Pulumi.yaml and the stacks' settings. */
export const PROJECT_ROOT = resolve(__dirname, "..");
