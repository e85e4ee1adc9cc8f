import type { ConfigMap } from "@pulumi/pulumi/automation";
import { engineReason } from "../engine-error";
import { pullRequestOf } from "../pull-request-stack";
import { teardownRefusal } from "./refusal";

/** A stack as its last deployment left it. */
export interface DeployedStack {
  readonly name: string;
  /** Returns the configuration of the last deployment. Fails if there was none. */
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

/**
 * Tears a stack down if it is disposable. Never throws, so that one stack's failure doesn't prevent the teardown of the
 * next one.
 */
export async function tearDown(stack: DeployedStack): Promise<TeardownOutcome> {
  const leftAlone = (reason: string): TeardownOutcome => ({
    stack: stack.name,
    result: "left alone",
    reason,
  });
  try {
    const config = await lastConfig(stack);
    // There is nothing to destroy, since no `up` got that far. The backend refuses to remove a stack that has resources.
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

/**
 * Returns the configuration of the last deployment; `undefined` if there was none since the state was moved to this
 * backend.
 */
async function lastConfig(stack: DeployedStack): Promise<ConfigMap | undefined> {
  try {
    return await stack.config();
  } catch (error) {
    if (/no previous deployment/.test(String(error))) return undefined;
    throw error;
  }
}
