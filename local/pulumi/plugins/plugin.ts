import type { Properties, PropertyValues } from "./property";

/** A resource type of a plugin. After `create` and `update` the plugin reads, as the official ones do. */
export interface PluginResource<Api> {
  /** As `auth0:index/client:Client`. */
  readonly token: string;
  readonly properties: Properties;
  /** A replacement deletes the old resource first. */
  readonly deleteBeforeReplace?: boolean;
  /**
   * @param exists call it as soon as the resource is there: what fails later leaves a resource that the next run repairs,
   *   not one that nobody knows
   */
  create(api: Api, inputs: PropertyValues, exists: (id: string) => void): Promise<void>;
  /** The state as the tenant has it, or undefined where the resource is gone. */
  read(api: Api, id: string, state: PropertyValues): Promise<PropertyValues | undefined>;
  update?(api: Api, id: string, change: InputChange): Promise<void>;
  delete(api: Api, id: string, state: PropertyValues): Promise<void>;
}

export interface InputChange {
  readonly old: PropertyValues;
  readonly inputs: PropertyValues;
  /** True where a property differs between the two. */
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
  /** False where the plugin works without being configured. */
  readonly needsConfiguration: boolean;
  /** @throws one sentence when the plugin can't work with this configuration */
  configure(config: Readonly<Record<string, string>>): Api;
  /** One sentence from whatever a call threw. */
  readonly describeError: (error: unknown) => string;
  /** True for an answer that says the resource is gone. */
  readonly isGone: (error: unknown) => boolean;
}
