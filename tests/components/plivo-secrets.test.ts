import * as pulumi from "@pulumi/pulumi";
import { plivoSecretNames, plivoSecrets } from "../../components/plivo-secrets";
import { valueOf } from "./declarations";

const ARGS = {
  plivoAuthId: "MA1234567890ABCDEFGH",
  plivoAuthToken: "token",
  plivoAuthTokenNext: "next",
  plivoSender: "+15554443232",
  plivoDltEntityId: "11",
  plivoDltTemplateId: "22",
  plivoDltTemplateCategory: "transactional",
  allowedCountries: ["US", "GB"],
};

describe("plivoSecrets", () => {
  it("is one secret, even if the token is in plain text", async () => {
    expect(await pulumi.isSecret(plivoSecrets(ARGS))).toBe(true);
  });

  it("holds the account, the sender, the countries and the DLT registration, in one order", async () => {
    const secrets = await valueOf(plivoSecrets(ARGS));
    expect(secrets).toEqual([
      { name: "PLIVO_AUTH_ID", value: "MA1234567890ABCDEFGH" },
      { name: "PLIVO_AUTH_TOKEN", value: "token" },
      { name: "PLIVO_AUTH_TOKEN_NEXT", value: "next" },
      { name: "PLIVO_SENDER", value: "+15554443232" },
      { name: "ALLOWED_COUNTRIES", value: "US,GB" },
      { name: "PLIVO_DLT_ENTITY_ID", value: "11" },
      { name: "PLIVO_DLT_TEMPLATE_ID", value: "22" },
      { name: "PLIVO_DLT_TEMPLATE_CATEGORY", value: "transactional" },
    ]);
    expect(plivoSecretNames(ARGS)).toEqual(secrets.map(({ name }) => name));
  });
});
