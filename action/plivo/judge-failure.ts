import { notSent, unknown, type Outcome } from "../outcome";

interface NetworkError {
  code?: unknown;
  syscall?: unknown;
  cause?: unknown;
}

/** What a rejected `fetch` means. Node puts the reason into `cause`. */
export function judgeFailure(error: unknown): Outcome {
  let link = error as NetworkError | null | undefined;
  for (let depth = 0; link && depth < 4; depth++) {
    const code = String(link.code);
    // Only before the connection stands is it sure that nothing was sent.
    if (
      /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code) ||
      link.syscall === "connect"
    ) {
      return notSent("connection", true);
    }
    // The request follows the handshake.
    if (/CERT|UNABLE_TO_VERIFY/.test(code)) return notSent("certificate");
    link = link.cause as NetworkError | null | undefined;
  }
  return unknown("cut");
}
