/** What others can read of a run: its log, comments, artifacts. */
export type Readable = Readonly<Record<string, string>>;

/** The ways in which a secret can be written so that a search for it, or GitHub's mask, doesn't find it. */
const WRITINGS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  reversed: (secret) => Array.from(secret).reverse().join(""),
  hex: (secret) => Buffer.from(secret).toString("hex"),
  base64: (secret) => Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
  "percent-encoded": encodeURIComponent,
  spaced: (secret) => Array.from(secret).join(" "),
};

/** Finds secrets in what others can read: `log has PGPASSWORD (reversed)`. */
export function leaksIn(readable: Readable, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(readable).flatMap(([where, text]) =>
    Object.entries(secrets).flatMap(([name, secret]) =>
      Object.entries(WRITINGS)
        .filter(([, write]) => text.includes(write(secret)))
        .map(([writing]) => `${where} has ${name} (${writing})`),
    ),
  );
}
