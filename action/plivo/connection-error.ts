import type { Reason } from "../outcome";

interface NetworkError {
  code?: unknown;
  syscall?: unknown;
  message?: unknown;
  cause?: NetworkError;
  errors?: NetworkError[];
}

/** Node tries each address of a host name and nests their errors in one. It nests nothing deeper than this. */
const DEEPEST = 5;

/** Returns why `fetch` got no answer, from the system errors that caused its rejection. */
export function connectionReason(error: unknown): Reason {
  const causes = systemErrors(error as NetworkError);
  // It is certain that nothing was sent only if the connection was never established.
  if (causes.every(isNeverConnected)) return "connection";
  // The TLS handshake comes before the request.
  if (causes.every(isBadCertificate)) return "certificate";
  return "cut";
}

function systemErrors(error: NetworkError, depth = 0): NetworkError[] {
  if (depth === DEEPEST) return [error];
  if (error.errors?.length) return error.errors.flatMap((each) => systemErrors(each, depth + 1));
  return error.cause ? systemErrors(error.cause, depth + 1) : [error];
}

function isNeverConnected({ code, syscall, message }: NetworkError): boolean {
  return (
    /before secure TLS connection was established/.test(String(message)) ||
    /^(?:connect|getaddrinfo|query\w*)$/.test(String(syscall)) ||
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT)$/.test(String(code))
  );
}

const isBadCertificate = ({ code }: NetworkError): boolean =>
  /CERT|VERIFY|SELF_SIGNED/.test(String(code));
