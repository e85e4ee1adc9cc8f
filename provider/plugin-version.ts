/** The provider's setting that keeps which version of the plugin a stack was deployed with. Nobody sets it. */
export const PLUGIN_VERSION_SETTING = "pluginVersion";

/**
 * Says why a stack can't be deployed by this version; undefined where it can. A newer version may keep what this one would
 * misread and take away.
 * @param deployedBy the version in the stack's state; undefined before the first deployment, and for those that kept none
 */
export function newerVersion(deployedBy: unknown, version: string): string | undefined {
  if (typeof deployedBy !== "string" || !isNewer(deployedBy, version)) return undefined;
  return `the stack was deployed by version ${deployedBy} of this program, which is newer than this one (${version}): check out version ${deployedBy} or a newer one, then run this again`;
}

/** Compares the numbers of two versions; a pre-release counts as its release. */
export function isNewer(version: string, than: string): boolean {
  const [numbers, others] = [version, than].map((text) =>
    (text.split("-", 1)[0] ?? "").split(".").map(Number),
  );
  for (const [index, number] of (numbers ?? []).entries()) {
    const other = others?.[index] ?? 0;
    if (number !== other) return number > other;
  }
  return false;
}
