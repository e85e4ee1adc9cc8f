/** An error of the token endpoint, in OAuth's form. */
export class TokenError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    description: string,
  ) {
    super(description);
    this.name = "TokenError";
  }
}
