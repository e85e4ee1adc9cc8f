import { STATUS_CODES } from "node:http";

/** A refusal of the Management API. Routes throw it; one handler renders it. */
export class ManagementError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
    readonly errorCode?: string,
  ) {
    super(message);
    this.name = "ManagementError";
  }
}

/** The body in which the Management API puts an error. */
export interface ErrorBody {
  statusCode: number;
  error: string;
  message: string;
  errorCode?: string;
}

export function formatError(error: ManagementError): ErrorBody {
  return {
    statusCode: error.statusCode,
    error: STATUS_CODES[error.statusCode] ?? "Error",
    message: error.message,
    ...(error.errorCode && { errorCode: error.errorCode }),
  };
}

export function badRequest(message: string, errorCode = "invalid_body"): ManagementError {
  return new ManagementError(400, message, errorCode);
}

export function forbidden(message: string, errorCode: string): ManagementError {
  return new ManagementError(403, message, errorCode);
}

export function notFound(message: string, errorCode?: string): ManagementError {
  return new ManagementError(404, message, errorCode);
}

export function conflict(message: string, errorCode?: string): ManagementError {
  return new ManagementError(409, message, errorCode);
}
