import { UserError } from "../user-error";

/** GitHub's answer to a request that it refuses. */
export class GitHubRefusal extends UserError {
  override name = "GitHubRefusal";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
