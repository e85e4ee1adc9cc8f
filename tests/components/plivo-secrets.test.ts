import * as pulumi from "@pulumi/pulumi";
import { plivoSecrets } from "../../components/plivo-secrets";

describe("plivoSecrets", () => {
  it("makes each value a Pulumi secret, not the token's alone", async () => {
    const secrets = plivoSecrets({
      plivo: {
        authId: "MA1234567890ABCDEFGH",
        authToken: pulumi.secret("token"),
        authTokenNext: pulumi.secret("next"),
        sender: { sender: "+15554443232" },
        dlt: { entityId: "11", templateId: "22", templateCategory: "transactional" },
      },
      allowedCountries: ["US"],
    });
    const shown = await Promise.all(secrets.map(({ value }) => pulumi.isSecret(value)));
    expect(shown).toEqual(Array(8).fill(true));
  });
});
