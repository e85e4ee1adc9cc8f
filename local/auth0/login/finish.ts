import { logLogin } from "./log";
import type { Visit } from "./login";
import { stepUrl } from "./step-url";

/**
 * Ends the login: updates the user's record and the tenant's log, and returns the address that leads back to the
 * application.
 */
export async function finish(visit: Visit): Promise<string> {
  const { login, transaction, user, request } = visit;
  if (!user) throw new Error("A login ended before the user was known.");
  const server = await login.authorizationServer(transaction.origin);
  const authenticated = transaction.passwordChecked || transaction.secondFactor;
  const location = await server.resume(transaction.state, {
    ...(authenticated && {
      login: { accountId: user.user_id, ...(transaction.secondFactor && { amr: ["mfa"] }) },
    }),
    secondFactor: transaction.secondFactor,
    callbackConfirmed: transaction.callbackConfirmed,
  });
  login.transactions.close(transaction.state);
  // The first step of the ended login then shows that it has expired.
  if (location === undefined) return stepUrl("/u/login", transaction.state);
  user.last_login = login.tenant.clock.iso();
  user.last_ip = request.ip;
  user.logins_count += 1;
  logLogin(visit, "s", "Successful login");
  return location;
}
