/** The provider's setting that records which version of the plugin deployed a stack. Users don't set it. */
export const PLUGIN_VERSION_SETTING = "pluginVersion";

/**
 * Returns why this version must not deploy a stack; undefined if it may. A newer version may keep in the state what this
 * one would misread and delete.
 * @param deployedBy the version in the stack's state; undefined before the first deployment, and from versions that
 * recorded none
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
