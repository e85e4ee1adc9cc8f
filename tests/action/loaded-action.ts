import { readFileSync } from "node:fs";
import { bundleAction, type ActionOptions } from "../../components/action-code";
import { numberingPlan } from "../../components/numbering-plan";

type Run = (exports: object, require: (name: string) => never) => void;

type Handler = (event: unknown, api?: unknown) => Promise<void>;

export interface LoadedAction {
  onExecuteSendPhoneMessage: Handler;
  onExecuteCustomPhoneProvider: Handler;
}

/** The source as Jest reads it, with the plan in place of the bundler's. */
function loadSource({ allowedCountries, plivoSenders }: ActionOptions): LoadedAction {
  Reflect.set(globalThis, "CHECKS_COUNTRIES", allowedCountries);
  if (allowedCountries || plivoSenders)
    Reflect.set(globalThis, "NUMBERING_PLAN", JSON.stringify(numberingPlan()));
  else Reflect.deleteProperty(globalThis, "NUMBERING_PLAN");
  let action: LoadedAction | undefined;
  jest.isolateModules(() => {
    action = jest.requireActual<LoadedAction>("../../action/index");
  });
  if (!action) throw new Error("action/index was not loaded");
  return action;
}

/** The bytes that are deployed, in the CommonJS wrapper in which Auth0 runs them. */
function loadDeployed(options: ActionOptions): LoadedAction {
  const exported: Partial<LoadedAction> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how the bytes run
  const run = new Function("exports", "require", bundleAction(options).code) as Run;
  run(exported, (name: string) => {
    throw new Error(`the Action required ${name}`);
  });
  return exported as LoadedAction;
}

/** An Action that neither checks countries nor chooses a sender by them. */
export const PLAIN: ActionOptions = { allowedCountries: false };

/** Both, for `describe.each`. Of the source only the last one loaded has its own options. */
export const ACTIONS: readonly (readonly [string, (options: ActionOptions) => LoadedAction])[] = [
  ["the source", loadSource],
  ["the deployed bytes", loadDeployed],
];

export const ACTION_DOC = readFileSync(`${__dirname}/../../docs/action.md`, "utf8");
