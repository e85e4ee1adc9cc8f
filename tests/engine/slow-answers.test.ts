/**
 * Every answer of the Management API takes SLOW_MS milliseconds. Left out by default, since it takes minutes:
 * `SLOW_MS=5000 npx jest tests/engine/slow-answers.test.ts`.
 */
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { TenantAndStack } from "../tenant-and-stack";
import { LOCAL_ACCOUNT } from "../local-account";

const MINUTES = 60_000;
const slowness = Number(process.env["SLOW_MS"] ?? 0);
const patiently = slowness > 0 ? describe : describe.skip;

patiently.each<PhoneExperience>(["legacy", "unified"])(
  "a %s tenant that answers slowly",
  (experience) => {
    let operated: TenantAndStack;

    beforeAll(async () => {
      operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
    }, 2 * MINUTES);

    afterAll(() => operated.close());

    it(
      "gets the same from one `up` and one `destroy` as one that answers at once",
      async () => {
        await operated.stack.up();
        const deployed = await operated.picture();
        await operated.stack.destroy();
        const destroyed = await operated.picture();

        await operated.startOver();
        await operated.control("POST", "faults", { from: 1, holdMs: slowness });
        await operated.stack.up();
        expect(await operated.picture()).toEqual(deployed);
        await operated.stack.destroy();
        expect(await operated.picture()).toEqual(destroyed);
      },
      20 * MINUTES,
    );
  },
);
