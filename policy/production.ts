const PRODUCTION_NAME = /(^|[-_.])prod(uction)?([-_.]|$)/i;

/**
 * Whether a stack is production: its name has the word `prod` or `production` in it (`prod`, `acme-prod`, `prod.eu`), or
 * the environment variable `PRODUCTION_STACKS` lists it (`live,live-eu`). An organization before the name is left out.
 */
export function isProduction(
  stack: string,
  listed = process.env["PRODUCTION_STACKS"] ?? "",
): boolean {
  const name = stack.split("/").at(-1) ?? stack;
  const names = listed.split(",").map((entry) => entry.trim());
  return name !== "" && (PRODUCTION_NAME.test(name) || names.includes(name));
}

/** The stack in a resource's URN: `urn:pulumi:STACK::PROJECT::TYPE::NAME`. */
export function stackOf(urn: string): string {
  return urn.split("::", 1)[0]?.split(":")[2] ?? "";
}
