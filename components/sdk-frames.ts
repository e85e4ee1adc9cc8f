/** A frame as the source maps of Pulumi's SDK name its top-level files: `node_modules/@pulumi/resource.ts`, without the package. */
const UNNAMED = /(node_modules([/\\])@pulumi[/\\])(?=[^/\\]+?:\d+)/g;

/**
 * Lets Pulumi print an error of the program without half a minute of processor time. It prints errors by `util.inspect` with
 * colors, in which Node looks for the end of a package's name until its string is as long as a string can be, where a frame
 * is only `node_modules/@pulumi/FILE`. Each such frame gets the package's name before Pulumi sees the error.
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
