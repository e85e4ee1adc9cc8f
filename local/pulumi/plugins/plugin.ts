import type { Properties, PropertyValues } from "./property";

/** A resource type of a plugin. After `create` and `update` the plugin reads, as the official ones do. */
export interface PluginResource<Api> {
  /** As `auth0:index/client:Client`. */
  readonly token: string;
  readonly properties: Properties;
  /** Whether a replacement deletes the old resource first. */
  readonly deleteBeforeReplace?: boolean;
  /**
   * @param exists call it as soon as the resource exists: what fails later then leaves a resource that the next run
   * repairs, not one that no state knows
   */
  create(api: Api, inputs: PropertyValues, exists: (id: string) => void): Promise<void>;
  /** Returns the tenant's state, or undefined if the resource no longer exists. */
  read(api: Api, id: string, state: PropertyValues): Promise<PropertyValues | undefined>;
  update?(api: Api, id: string, change: InputChange): Promise<void>;
  delete(api: Api, id: string, state: PropertyValues): Promise<void>;
}

export interface InputChange {
  readonly old: PropertyValues;
  readonly inputs: PropertyValues;
  /** Returns whether a property differs between the two. */
  readonly changes: (name: string) => boolean;
}

/** A look-up, as `auth0:index/getTenant:getTenant`. */
export interface PluginFunction<Api> {
  readonly token: string;
  readonly properties: Properties;
  call(api: Api, args: PropertyValues): Promise<PropertyValues>;
}

export interface Plugin<Api> {
  readonly name: string;
  readonly version: string;
  readonly resources: readonly PluginResource<Api>[];
  readonly functions: readonly PluginFunction<Api>[];
  /** Whether the plugin must be configured before it works. */
  readonly needsConfiguration: boolean;
  /** @throws one sentence if the plugin can't work with this configuration */
  configure(config: Readonly<Record<string, string>>): Api;
  /** Returns one sentence for whatever a call threw. */
  readonly describeError: (error: unknown) => string;
  /** Returns whether an answer says that the resource no longer exists. */
  readonly isGone: (error: unknown) => boolean;
}
