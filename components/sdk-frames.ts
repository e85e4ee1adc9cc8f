/** A frame as the source maps of Pulumi's SDK name its top-level files: `node_modules/@pulumi/resource.ts`, without the package. */
const UNNAMED = /(node_modules([/\\])@pulumi[/\\])(?=[^/\\]+?:\d+)/g;

/**
 * Lets Pulumi print an error of the program without half a minute of processor time. Pulumi prints errors with a colored
 * `util.inspect`. At a frame that is only `node_modules/@pulumi/FILE`, that function searches for the end of a package's
 * name until its string has the maximum length. Each such frame gets the package's name before Pulumi sees the error.
 */
export function nameSdkFrames(): void {
  process.prependListener("uncaughtException", nameFrames);
  process.prependListener("unhandledRejection", nameFrames);
}

/** Names the SDK's package in the frames of an error and of the errors that it holds. */
export function nameFrames(thrown: unknown): void {
  if (!(thrown instanceof Error)) return;
  if (thrown.stack !== undefined) thrown.stack = thrown.stack.replaceAll(UNNAMED, "$1pulumi$2");
  nameFrames(thrown.cause);
  if (thrown instanceof AggregateError) thrown.errors.forEach(nameFrames);
}
