export { LegacyDelivery, type LegacyDeliveryArgs } from "./legacy-delivery";
export { PlivoAction, type PlivoActionArgs } from "./plivo-action";
export { SampleApp, type SampleAppArgs } from "./sample-app";
export { SmsFactor, type SmsFactorArgs } from "./sms-factor";
export { SmsMfa, type SmsMfaArgs } from "./sms-mfa";
export { TestUser, type TestUserArgs, type TestUserCredentials } from "./test-user";
export { UnifiedDelivery, type UnifiedDeliveryArgs } from "./unified-delivery";
