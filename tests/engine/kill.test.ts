/**
 * A run is killed with SIGKILL while a Management API request of it is held: the tenant carried it out, and nobody got
 * the answer. Then `recover` and one `up` give the tenant of a clean run, and `destroy` leaves what a clean one leaves.
 *
 * KILL_AT=all walks through every request of a clean run, in some 15 minutes for each experience on two cores;
 * KILL_AT=writes through those that change something, KILL_AT=3,7 through those. By default a creation is tried that a later
 * run would repeat on each, and one place in the middle of the guardian's writes.
 */
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { TenantAndStack } from "../tenant-and-stack";
import { LOCAL_ACCOUNT } from "../local-account";
import { killAtRequest, placesToKill, reportPlace } from "./kill-at-request";
import { operate } from "./operate";

/** Requests that create something no later run would find, and one among those that set the factor up. */
const KINDS: Record<PhoneExperience, RegExp[]> = {
  legacy: [/^POST .*\/actions\/actions$/, /^PUT .*\/factors\/sms$/],
  unified: [/^POST .*\/phone\/providers$/],
};

const MINUTES = 60_000;

describe.each<PhoneExperience>(["legacy", "unified"])(
  "a killed run of a %s stack",
  (experience) => {
    let operated: TenantAndStack;
    let requests: string[];
    let clean: unknown;
    let destroyed: unknown;

    beforeAll(async () => {
      operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
      await operated.stack.up();
      clean = await operated.picture();
      requests = await operated.requests();
      await operated.stack.destroy();
      destroyed = await operated.picture();
    }, 5 * MINUTES);

    afterAll(() => operated.close());

    it(
      "is repaired by `recover` and one `up`, and nothing is left or there twice",
      async () => {
        for (const n of placesToKill(requests, KINDS[experience])) {
          await operated.startOver();
          const place = `${n}: ${await killAtRequest(operated, "up", n)}`;

          const recovered = await operate(operated, "recover");
          const repaired = { code: 0, output: expect.stringContaining("pulumi up") as string };
          expect({ place, ...recovered }).toEqual({ place, ...repaired });
          await operated.stack.up();
          expect({ place, tenant: await operated.picture() }).toEqual({ place, tenant: clean });

          await operated.stack.destroy();
          expect({ place, tenant: await operated.picture() }).toEqual({ place, tenant: destroyed });
          reportPlace(`${place}; repaired`);
        }
      },
      120 * MINUTES,
    );
  },
);
