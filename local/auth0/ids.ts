import { randomBytes, randomInt, randomUUID } from "node:crypto";

const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function alphanumeric(length: number): string {
  return Array.from({ length }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join("");
}

/** Makes ids in Auth0's formats, by which clients recognize resources. */
export const newId = {
  action: () => randomUUID(),
  binding: () => randomUUID(),
  client: () => alphanumeric(32),
  clientCredential: () => `cred_${alphanumeric(22)}`,
  clientGrant: () => `cgr_${alphanumeric(16)}`,
  clientSecret: () => randomBytes(48).toString("base64url"),
  connection: () => `con_${alphanumeric(16)}`,
  enrollment: () => `dev_${alphanumeric(16)}`,
  execution: () => randomUUID(),
  phoneProvider: () => `pro_${alphanumeric(22)}`,
  phoneTemplate: () => `tem_${alphanumeric(22)}`,
  resourceServer: () => randomBytes(12).toString("hex"),
  thirdPartyClient: () => `tpc_${alphanumeric(22)}`,
  user: () => randomBytes(12).toString("hex"),
  version: () => randomUUID(),
};
