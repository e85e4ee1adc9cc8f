import type { ConfigMap } from "@pulumi/pulumi/automation";
import { engineReason } from "../engine-error";
import { pullRequestOf } from "../pull-request-stack";
import { teardownRefusal } from "./refusal";

/** A stack as its last deployment left it. */
export interface DeployedStack {
  readonly name: string;
  /** The configuration of the last deployment. Fails where there was none. */
  config(): Promise<ConfigMap>;
  /** Destroys the stack's resources. */
  destroy(): Promise<void>;
  /** Removes the stack, with its history, from the backend. */
  remove(): Promise<void>;
}

export interface TeardownOutcome {
  readonly stack: string;
  readonly result: "torn down" | "left alone" | "failed";
  readonly reason?: string;
}

/** Tears a stack down if it is disposable. Never throws: one stack's failure must not keep the next one standing. */
export async function tearDown(stack: DeployedStack): Promise<TeardownOutcome> {
  const leftAlone = (reason: string): TeardownOutcome => ({
    stack: stack.name,
    result: "left alone",
    reason,
  });
  try {
    const config = await lastConfig(stack);
    // Nothing to destroy: an `up` never came to it. The backend refuses to remove a stack that has resources.
    if (config === undefined && pullRequestOf(stack.name) !== undefined) {
      await stack.remove();
      return { stack: stack.name, result: "torn down" };
    }
    const reason = teardownRefusal(config);
    if (reason !== undefined) return leftAlone(reason);
    await stack.destroy();
    await stack.remove();
    return { stack: stack.name, result: "torn down" };
  } catch (error) {
    return { stack: stack.name, result: "failed", reason: engineReason(error) };
  }
}

/** `undefined` where there was no deployment, or none since the state was moved to this backend. */
async function lastConfig(stack: DeployedStack): Promise<ConfigMap | undefined> {
  try {
    return await stack.config();
  } catch (error) {
    if (/no previous deployment/.test(String(error))) return undefined;
    throw error;
  }
}
