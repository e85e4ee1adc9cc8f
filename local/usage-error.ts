/** A mistake in the command line. Its message names the flag and what it accepts. */
export class UsageError extends Error {}
