import { readFileSync } from "node:fs";
import { bundleAction } from "../../components/action-code";
import { numberingPlan } from "../../components/numbering-plan";

type Run = (exports: object, require: (name: string) => never) => void;

type Handler = (event: unknown, api?: unknown) => Promise<void>;

export interface LoadedAction {
  onExecuteSendPhoneMessage: Handler;
  onExecuteCustomPhoneProvider: Handler;
}

/** The source as Jest reads it, with the plan where the bundler would put it. */
function loadSource(allowedCountries: boolean): LoadedAction {
  if (allowedCountries) Reflect.set(globalThis, "NUMBERING_PLAN", numberingPlan());
  else Reflect.deleteProperty(globalThis, "NUMBERING_PLAN");
  let action: LoadedAction | undefined;
  jest.isolateModules(() => {
    action = jest.requireActual<LoadedAction>("../../action/index");
  });
  if (!action) throw new Error("action/index was not loaded");
  return action;
}

/** The bytes that are deployed, in the CommonJS wrapper in which Auth0 runs them. */
function loadDeployed(allowedCountries: boolean): LoadedAction {
  const exported: Partial<LoadedAction> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how the bytes run
  const run = new Function("exports", "require", bundleAction({ allowedCountries }).code) as Run;
  run(exported, (name: string) => {
    throw new Error(`the Action required ${name}`);
  });
  return exported as LoadedAction;
}

/** Both, for `describe.each`. */
export const ACTIONS: readonly (readonly [string, (allowedCountries: boolean) => LoadedAction])[] =
  [
    ["the source", loadSource],
    ["the deployed bytes", loadDeployed],
  ];

export const ACTION_DOC = readFileSync(`${__dirname}/../../docs/action.md`, "utf8");
