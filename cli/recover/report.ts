import type { Diagnosis } from "./recovery";

/** What was done, or with `dryRun` would be, one line each. */
export function reportRecovery(
  diagnosis: Diagnosis,
  locks: readonly string[],
  dryRun: boolean,
): string[] {
  const { state, searched, copies } = diagnosis;
  const done = dryRun ? "would be" : "was";
  const pending = state.deployment.pending_operations ?? [];
  return [
    ...locks,
    ...pending.map(
      ({ type, resource }) =>
        `${type} ${nameOf(resource.urn)} had been cut short: that note ${done} dropped`,
    ),
    ...searched.missing.map(
      ({ resource, id, what }) => `${what} (${id}) ${done} brought in as ${resource.name}`,
    ),
    ...copies.removable.map(
      ({ what, id }) =>
        `${what} (${id}), which a killed run made and a later one made again, ${done} deleted`,
    ),
    ...copies.doubtful,
    ...searched.undecided,
  ];
}

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;
