/** What the runs of the reference program differ in. */
export interface ReferenceSettings {
  readonly code: string;
  readonly token: string;
  readonly url: string;
  readonly policy: string;
  readonly text: string;
}

export const FIRST_RUN: ReferenceSettings = {
  code: "exports.onExecuteSendPhoneMessage = async () => {};",
  token: "token-1",
  url: "http://localhost:3000",
  policy: "all-applications",
  text: "{{code}} is your code",
};
