/** Returns the secrets in the properties of an `ActionDeployment`. */
export function secretsOfAction(props: Record<string, unknown>): { name: string; value: string }[] {
  const secrets = props["secrets"];
  return Array.isArray(secrets)
    ? (secrets as unknown[]).filter(
        (entry): entry is { name: string; value: string } =>
          typeof entry === "object" && entry !== null && "name" in entry && "value" in entry,
      )
    : [];
}
