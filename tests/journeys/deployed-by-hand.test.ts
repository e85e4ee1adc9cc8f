/** The unit tests of the login deploy without an engine; what they deploy is what the program deploys. */
import { LOCAL_ACCOUNT } from "../local-account";
import { pictureOf, type PicturedState } from "../cli/tenant-picture";
import { deployByHand } from "../local/auth0/login/deployed-by-hand";
import { TenantAndStack } from "../tenant-and-stack";

const { plivoAuthId, plivoSender } = LOCAL_ACCOUNT.config;

/** A mark stands for a secret's value on one tenant; the same value has another mark on another. */
const withoutMarks = (picture: unknown): unknown =>
  JSON.parse(JSON.stringify(picture).replace(/(PLIVO_\w+): [\w-]+/g, "$1"));

test.each(["legacy", "unified"] as const)(
  "a %s tenant of the login's unit tests is as `pulumi up` leaves one",
  async (experience) => {
    const config = { plivoAuthId, plivoSender };
    const { secrets } = LOCAL_ACCOUNT;
    const [byHand, both] = await Promise.all([
      deployByHand("http://localhost:3000", experience),
      TenantAndStack.deployed({ experience, config, secrets }),
    ]);
    try {
      const state = (await byHand.control("GET", "/state")).body as PicturedState;
      expect(withoutMarks(pictureOf(state))).toEqual(withoutMarks(await both.picture()));
    } finally {
      await Promise.all([byHand.stop(), both.close()]);
    }
  },
  600_000,
);
