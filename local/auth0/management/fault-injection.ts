import type { FastifyReply } from "fastify";
import type { Faults } from "../../control/faults";
import type { LoggedRequest } from "../../control/request-log";
import { formatError, ManagementError } from "./management-error";

/** Strikes a request with the fault that is set for it. True when the request is thereby over. */
export function strikeFault(faults: Faults, logged: LoggedRequest, reply: FastifyReply): boolean {
  const fault = faults.striking(logged.n);
  if (fault?.drop) {
    reply.hijack();
    reply.raw.destroy();
    return true;
  }
  if (fault?.status) {
    const error = new ManagementError(
      fault.status,
      "The control plane was asked to fail this request",
    );
    void reply.code(fault.status).send(formatError(error));
    return true;
  }
  return false;
}
