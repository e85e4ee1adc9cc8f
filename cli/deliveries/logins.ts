import type { ManagementClient } from "auth0";
import { errorStatus } from "../management-api";
import type { Period } from "./plivo-list";

/** Log events for a code that was entered (Auth0 docs, "Log Event Type Codes"). */
const ENTERED = ["gd_auth_succeed", "gd_enrollment_complete"];

/** Auth0 returns at most 1,000 events for a search, 100 a page. */
const MOST_EVENTS = 1_000;
const PAGE = 100;

/**
 * Counts the codes that were entered in each period, from Auth0's log. Undefined if the application may not read the log,
 * and for a period that reaches further back than a search does.
 */
export async function countLogins(
  client: ManagementClient,
  periods: readonly Period[],
): Promise<(number | undefined)[]> {
  const start = Math.min(...periods.map(({ from }) => from));
  const counts = periods.map((): number | undefined => 0);
  for (const type of ENTERED) {
    const times = await readTimes(client, type, start);
    const oldest = times && times.length < MOST_EVENTS ? -Infinity : Math.min(...(times ?? []));
    periods.forEach(({ from, to }, n) => {
      const count = times?.filter((at) => at >= from && at < to).length;
      const sum = counts[n];
      counts[n] =
        count === undefined || sum === undefined || oldest > from ? undefined : sum + count;
    });
  }
  return counts;
}

async function readTimes(
  client: ManagementClient,
  type: string,
  from: number,
): Promise<number[] | undefined> {
  const times: number[] = [];
  try {
    for (let page = 0; times.length < MOST_EVENTS; page++) {
      const { data } = await client.logs.list({
        page,
        per_page: PAGE,
        search: `type:${type}`,
        sort: "date:-1",
      });
      const dates = data.map(({ date }) => Date.parse(typeof date === "string" ? date : ""));
      times.push(...dates.filter((at) => at >= from));
      if (data.length < PAGE || dates.some((at) => at < from)) return times;
    }
    return times;
  } catch (error) {
    if (errorStatus(error) === 403) return undefined;
    throw error;
  }
}
