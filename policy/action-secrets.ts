interface ActionSecret {
  readonly name: string;
  readonly value: string;
}

function isActionSecret(entry: unknown): entry is ActionSecret {
  return typeof entry === "object" && entry !== null && "name" in entry && "value" in entry;
}

function secretsOf(props: Record<string, unknown>): ActionSecret[] {
  const secrets = props["secrets"];
  return Array.isArray(secrets) ? secrets.filter(isActionSecret) : [];
}

/** Names of the secrets that an Action is given. */
export function namesOfSecrets(props: Record<string, unknown>): string[] {
  return secretsOf(props).map(({ name }) => name);
}

/** Secrets of an Action whose value is long enough to be told apart from ordinary text. */
export function tellingSecretsOf(props: Record<string, unknown>): ActionSecret[] {
  return secretsOf(props).filter(({ value }) => value.length >= 16);
}
