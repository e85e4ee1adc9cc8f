/** The one error that the Action throws. Its message holds no code, number, text or token. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
}
