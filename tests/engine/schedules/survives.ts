import { createHash } from "node:crypto";
import { signUpWithPhone, sentTwice } from "./login";
import { removePeople } from "./others";
import { recover, ScheduleRun, SECRETS } from "./run-step";
import type { ScheduleWorld } from "./schedule-world";
import type { Schedule } from "./schedule";

/**
 * Runs a schedule, heals what it broke, and repairs by one `recover` and one `up`.
 *
 * @param seen forms of the state from which a `destroy` was seen to give the tenant back: from the same state and the same
 * tenant it is the same run, so only a new form is destroyed
 * @throws where an invariant of docs/guarantees.md doesn't hold
 */
export async function survives(
  world: ScheduleWorld,
  schedule: Schedule,
  seen: Set<string>,
): Promise<void> {
  const { operated } = world;
  await world.startAt(schedule);
  const run = new ScheduleRun(world, schedule);
  for (const step of schedule.steps) await run.step(step);
  await world.heal();

  const recovered = await recover(world);
  expect(recovered).toMatchObject({ code: 0 });
  if (!recovered.output.includes("Nothing to recover"))
    expect((await recover(world)).output).toContain("Nothing to recover");
  await world.mustRun("up");
  await removePeople(operated);
  expect(await operated.picture()).toEqual(world.clean);
  expect(run.lockedOut).toEqual([]);

  const shown = `${await world.state().everything()}${world.printed}${recovered.output}`;
  const inClear = [operated.tenant.clientSecret, ...SECRETS].filter((each) => shown.includes(each));
  expect(inClear).toEqual([]);
  expect(await signUpWithPhone(operated)).toBe("let in");
  expect(await sentTwice(operated)).toEqual([]);
  await removePeople(operated);
  const form = formOf(await world.state().read());
  if (seen.has(form)) return;
  await world.mustRun("destroy");
  const forgets = schedule.start === "by-hand" || schedule.steps.some(({ op }) => op === "lose");
  const left = (picture: unknown): unknown => (forgets ? withoutPhoneSettings(picture) : picture);
  expect(left(await operated.picture())).toEqual(left(world.destroyed));
  seen.add(form);
}

const PHONE_SETTINGS = ["selectedProvider", "templates", "messageTypes"];

/** Where the record of the tenant from before is lost, these stay as the stack set them: docs/guarantees.md. */
function withoutPhoneSettings(picture: unknown): unknown {
  const { guardian, ...rest } = picture as { guardian: Record<string, unknown> };
  const kept = Object.entries(guardian).filter(([name]) => !PHONE_SETTINGS.includes(name));
  return { ...rest, guardian: Object.fromEntries(kept) };
}

interface State {
  readonly checkpoint: { readonly latest: { readonly resources?: { urn: string; id?: string }[] } };
}

/** A state without what differs from run to run and means nothing: ids, times, and how a secret was encrypted. */
function formOf(state: string): string {
  const { resources = [] } = (JSON.parse(state) as State).checkpoint.latest;
  const sorted = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const ids = sorted.flatMap(({ id }, index) => (id === undefined ? [] : [{ id, index }]));
  ids.sort((a, b) => b.id.length - a.id.length);
  const text = ids
    .filter(({ id }) => id.length > 8)
    .reduce((all, { id, index }) => all.replaceAll(id, `id ${index}`), JSON.stringify(sorted))
    .replaceAll(/"ciphertext":"[^"]*"/g, "")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "")
    .replaceAll(/act_ver[\w-]+/g, "");
  return createHash("sha256").update(text).digest("hex");
}
