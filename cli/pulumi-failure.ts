/** A run of the `pulumi` command that failed, with what it printed. Neither text goes to an output as it is. */
export class PulumiFailure extends Error {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
  ) {
    super("pulumi failed");
  }
}
