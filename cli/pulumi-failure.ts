/** A run of the `pulumi` command that failed, with what it printed. Commands never print either text as it is. */
export class PulumiFailure extends Error {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super("pulumi failed");
  }
}
