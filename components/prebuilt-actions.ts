import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleAction, prebuiltName } from "./action-code";

/** Writes every bundle of the Action into a folder, where compiled components next to them find them. */
export function writePrebuiltActions(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const allowedCountries of [false, true]) {
    for (const plivoSenders of [false, true]) {
      const options = { allowedCountries, plivoSenders };
      writeFileSync(join(folder, prebuiltName(options)), bundleAction(options).code);
    }
  }
}
