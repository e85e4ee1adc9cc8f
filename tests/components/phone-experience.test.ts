import * as pulumi from "@pulumi/pulumi";
import { resolvePhoneExperience } from "../../components/phone-experience";
import { declare } from "./declarations";

const GET_TENANT = "auth0:index/getTenant:getTenant";
const domain = "tenant.test";

describe("resolvePhoneExperience", () => {
  it.each([
    [
      "legacy",
      true,
      /is pinned to `legacy`.*tenant\.test.*pulumi config set phoneExperience auto$/,
    ],
    ["legacy", undefined, /is pinned to `legacy`/],
    ["unified", false, /is pinned to `unified`.*Settings > Advanced.*phoneExperience auto$/],
  ] as const)(
    "refuses %s where the tenant's flag is %s, and declares nothing",
    async (setting, phoneConsolidatedExperience, message) => {
      const lookUps = { [GET_TENANT]: { phoneConsolidatedExperience } };
      const error = declare(() => resolvePhoneExperience({ setting, domain }), lookUps);
      await expect(error).rejects.toThrow(message);
      await expect(error).rejects.toBeInstanceOf(pulumi.RunError);
    },
  );

  it("tells a tenant that can't be read in a sentence, with the scope it takes", async () => {
    const error = declare(() => resolvePhoneExperience({ setting: "auto", domain }), {});
    await expect(error).rejects.toThrow(
      /^The settings of the tenant tenant\.test can't be read.*: check `auth0:domain`.*read:tenant_settings/,
    );
    await expect(error).rejects.toBeInstanceOf(pulumi.RunError);
  });
});
