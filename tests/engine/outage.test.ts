/**
 * The Management API fails from the n-th request of a run on, and answers again afterwards. Then one plain `up` gives the
 * tenant of a clean run, and after a failed destroy one plain `destroy` leaves what a clean one leaves.
 *
 * OUTAGE_AT=all walks through every request of a clean `up`, `update` and `destroy`; OUTAGE_AT=3,7 through those. It takes
 * some 10 minutes for each run of an experience on two cores. OUTAGE_STATUS is what fails: HTTP statuses (500 by default)
 * or `drop`, which cuts the connection; of several, as `drop,400`, each place gets the next. OUTAGE_RUN=up, update or
 * destroy is one of the three. By default one place of one run is tried for each experience.
 */
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { OutageWalk, type Run } from "./outage-walk";

const MINUTES = 60_000;
const { OUTAGE_AT: at, OUTAGE_STATUS: outages = "500", OUTAGE_RUN: only } = process.env;

/** The runs and places tried by default: those after which a plugin counts as done what it didn't do. */
const DEFAULT: Record<PhoneExperience, [Run, string]> = {
  legacy: ["up", "^POST .*/deploy$"],
  unified: ["update", "^PATCH .*/actions/actions/"],
};
const RUNS = (["up", "update", "destroy"] as const).filter((run) => !only || run === only);

/** Experience, run and places. */
const walks = (["legacy", "unified"] as const).flatMap(
  (experience): [PhoneExperience, Run, string][] =>
    at || only
      ? RUNS.map((run) => [experience, run, at ?? "all"])
      : [[experience, ...DEFAULT[experience]]],
);

it.each(walks)(
  "an outage on a %s tenant, in an %s at %s, is repaired by one plain run after it",
  async (experience, run, places) => {
    const operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
    try {
      const lines = await new OutageWalk(operated, run, outages.split(",")).walk(places);
      if (at) process.stderr.write(`${lines.join("\n")}\n`);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((line) => !line.endsWith("; then repaired"))).toEqual([]);
    } finally {
      await operated.close();
    }
  },
  120 * MINUTES,
);
