import type { LocalStack } from "../../local/pulumi/stack";

/** Config that makes an `up` write to what the program updates. */
const CHANGED = {
  appUrls: '["http://localhost:5173"]',
  mfaPolicy: "confidence-score",
  enrollmentMessage: "{{code}} enrolls",
  allowedCountries: '["US"]',
};

/** Runs whatever needs a scope: makes, changes, reads and deletes all that the program has. */
export async function wholeLife(stack: LocalStack): Promise<void> {
  await stack.up();
  await stack.setConfig(CHANGED);
  await stack.up();
  await stack.refresh();
  await stack.destroy();
}
