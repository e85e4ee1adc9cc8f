import type { ConfigReader } from "./config-reader";
import { parsePlivoPowerpack, parsePlivoSender } from "./plivo-sender";
import { checkSendersServe, parsePlivoSenders, type PlivoSenders } from "./plivo-senders";
import { setCommand } from "./set-command";

/** Where the SMS come from: one sender, a Powerpack that picks one of its numbers, or a sender for each country. */
export type PlivoSender = { sender: string } | { powerpack: string } | { senders: PlivoSenders };

const KEYS = ["plivoSender", "plivoPowerpack", "plivoSenders"] as const;

/**
 * Reads `plivoSender`, `plivoPowerpack` and `plivoSenders`, of which exactly one must be set.
 *
 * @param allowedCountries each of them needs a sender; undefined allows every country.
 */
export function readPlivoSender(
  reader: ConfigReader,
  allowedCountries: readonly string[] | undefined,
): PlivoSender | undefined {
  const sender = reader.optional("plivoSender", parsePlivoSender);
  const powerpack = reader.optional("plivoPowerpack", parsePlivoPowerpack);
  const senders = reader.optional("plivoSenders", (text) => {
    const parsed = parsePlivoSenders(text);
    checkSendersServe(parsed, allowedCountries);
    return parsed;
  });
  const [key, ...others] = KEYS.filter((each) => reader.text(each) !== "");
  if (key === undefined) {
    const what =
      "is not set, and neither are plivoPowerpack and plivoSenders; one of them must name the sender";
    const command = setCommand("plivoSender", "+15551234567");
    reader.report({ key: "plivoSender", what, command });
  }
  for (const other of others) {
    const what = `is set next to ${other}, and only one of them can name the sender`;
    reader.report({ key: key ?? other, what, command: `pulumi config rm ${other}` });
  }
  if (others.length > 0) return undefined;
  if (sender !== undefined) return { sender };
  if (powerpack !== undefined) return { powerpack };
  return senders && { senders };
}
