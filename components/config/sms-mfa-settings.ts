import type { SmsMfaArgs } from "../sms-mfa-args";
import type { ProgramConfig } from "./program-config";

/** Returns a stack's configuration as the arguments of its `SmsMfa`. */
export function smsMfaArgs(config: ProgramConfig): SmsMfaArgs {
  const { plivo, messages } = config;
  return {
    plivoAuthId: plivo.authId,
    plivoAuthToken: plivo.authToken,
    plivoAuthTokenNext: plivo.authTokenNext,
    plivoSender: "sender" in plivo.sender ? plivo.sender.sender : undefined,
    plivoSenders: "senders" in plivo.sender ? plivo.sender.senders : undefined,
    plivoPowerpack: "powerpack" in plivo.sender ? plivo.sender.powerpack : undefined,
    plivoDltEntityId: plivo.dlt.entityId,
    plivoDltTemplateId: plivo.dlt.templateId,
    plivoDltTemplateCategory: plivo.dlt.templateCategory,
    policy: config.mfaPolicy,
    phoneExperience: config.phoneExperience,
    actionRuntime: config.actionRuntime,
    prepareUnified: config.prepareUnified,
    allowedCountries: config.allowedCountries,
    enrollmentMessage: messages.enrollment,
    verificationMessage: messages.verification,
    otherFactors: config.otherFactors,
    replacePhoneProvider: config.protect || config.disposable,
  };
}
