import { tellingSecretsOf } from "./action-secrets";
import type { ReviewedResource, Rule } from "./reviewed-resource";
import { type StackSettings, readStackSettings } from "./stack-settings";
import { stackOf } from "./production";

/** Config keys that hold a secret, and the provider's that do. */
const SECRET_KEYS = ["plivoAuthToken", "auth0:clientSecret", "auth0:apiToken"];

/** The secret keys that a stack's settings hold unencrypted, in the file's spelling. */
export function keysInClear(settings: StackSettings): string[] {
  return Object.entries(settings.config)
    .filter(
      ([key, value]) =>
        SECRET_KEYS.some((secret) => key === secret || key.endsWith(`:${secret}`)) &&
        !isSecure(value),
    )
    .map(([key]) => key);
}

function isSecure(value: unknown): boolean {
  return typeof value === "object" && value !== null && "secure" in value;
}

function secretsInCode({ type, props }: ReviewedResource): string[] {
  const code = props["code"];
  if (type !== "auth0:index/action:Action" || typeof code !== "string") return [];
  return tellingSecretsOf(props)
    .filter(({ value }) => code.includes(value))
    .map(
      ({ name }) =>
        `The Action's code holds the value of ${name}: read it from \`event.secrets\` instead.`,
    );
}

/** The rule for the stack settings that `read` gives. The engine unwraps secrets for a policy, so the file tells. */
export function secretsInClearOf(read: (stack: string) => StackSettings | undefined): Rule {
  return {
    name: "secrets-encrypted",
    description: "A secret is encrypted in the stack's settings, and in no Action's code.",
    appliesTo: "every stack",
    offences: (resource) => {
      if (resource.type !== "pulumi:pulumi:Stack") return secretsInCode(resource);
      const stack = stackOf(resource.urn);
      const settings = read(stack);
      return (settings === undefined ? [] : keysInClear(settings)).map(
        (key) =>
          `\`${key}\` is in clear in Pulumi.${stack}.yaml: run \`pulumi config set --secret ${key} --stack ${stack}\` and replace the value, which is in the history of the file.`,
      );
    },
  };
}

export const secretsInClear = secretsInClearOf(readStackSettings);
