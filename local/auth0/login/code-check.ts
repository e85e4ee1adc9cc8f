import { logLogin, type LoginEventType } from "./log";
import type { Visit } from "./login";
import { rememberBrowser } from "./remembered-browser";
import type { FormFields } from "./form-step";

/** The log events of one kind of code. */
export interface CodeKind {
  readonly name: string;
  readonly succeeded: LoginEventType;
  readonly failed: LoginEventType;
  readonly rateLimited: LoginEventType;
}

export const PASSCODE = (name: "sms" | "otp"): CodeKind => ({
  name,
  succeeded: "gd_auth_succeed",
  failed: "gd_auth_failed",
  rateLimited: "gd_otp_rate_limit_exceed",
});

export const RECOVERY_CODE: CodeKind = {
  name: "recovery code",
  succeeded: "gd_recovery_succeed",
  failed: "gd_recovery_failed",
  rateLimited: "gd_recovery_rate_limit_exceed",
};

/**
 * Checks a typed code of the user's second factor, and counts the wrong ones.
 * @param matches Returns whether the code is right. Not called if the user has no attempts left.
 * @returns The problem that the page shows; `undefined` if the code was right.
 */
export function checkCode(
  visit: Visit,
  userId: string,
  kind: CodeKind,
  matches: () => boolean,
): string | undefined {
  const { failedCodes } = visit.login.limits;
  const { common } = visit.texts;
  if (failedCodes.left(userId) <= 0) {
    logLogin(visit, kind.rateLimited, "Guardian - Too many failed codes");
    return common.tooManyFailures;
  }
  if (matches()) return undefined;
  failedCodes.take(userId);
  logLogin(
    visit,
    kind.failed,
    `Guardian - Second factor authentication failed (${kind.name}): wrong code`,
  );
  return common.invalidCode;
}

/** Records a right code: the second factor is done, and the browser is remembered if the person asked for it. */
export function passSecondFactor(
  visit: Visit,
  userId: string,
  kind: CodeKind,
  fields: FormFields,
): void {
  visit.transaction.secondFactor = true;
  logLogin(visit, kind.succeeded, `Guardian - Second factor authentication success (${kind.name})`);
  if (fields.rememberBrowser !== "true") return;
  const { tenant } = visit.login;
  visit.cookies.remember(rememberBrowser(tenant, userId, visit.cookies.remembered));
}
