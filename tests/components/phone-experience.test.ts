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
    "refuses %s if the tenant's flag is %s, and declares nothing",
    async (setting, phoneConsolidatedExperience, message) => {
      const lookUps = { [GET_TENANT]: { domain, phoneConsolidatedExperience } };
      const error = declare(() => resolvePhoneExperience(setting), lookUps);
      await expect(error).rejects.toThrow(message);
      await expect(error).rejects.toBeInstanceOf(pulumi.RunError);
    },
  );

  it("reports a tenant that can't be read in a sentence, with the scope that is needed", async () => {
    const error = declare(() => resolvePhoneExperience("auto"), {});
    await expect(error).rejects.toThrow(
      /^The tenant's settings can't be read.*: check `auth0:domain`.*read:tenant_settings/,
    );
    await expect(error).rejects.toBeInstanceOf(pulumi.RunError);
  });
});
