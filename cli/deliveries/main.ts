import { setTimeout as wait } from "node:timers/promises";
import { defineCommand, runCommand } from "../command";
import { jsonFlag } from "../json-result";
import { connectManagementApi } from "../management-api";
import { plivoAccess } from "../plivo-access";
import { readStackConfig } from "../stack-config";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { openStack } from "../stack-state";
import { EXIT, UserError } from "../user-error";
import { countLogins } from "./logins";
import { readPeriods } from "./periods";
import { MessageList } from "./plivo-list";
import { summaryAsText } from "./report";
import { summarizeDeliveries } from "./summary";

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Plivo keeps messages for 90 days, and this command also reads the period before. */
const LONGEST = 45 * 86_400_000;

/** Shows what became of the messages that Plivo accepted. */
export const deliveries = defineCommand({
  name: "deliveries",
  summary:
    "Shows what became of the messages that Plivo accepted, each error with its remedy, and signs of SMS pumping. Changes nothing.",
  flags: {
    ...STACK_FLAGS,
    since: {
      type: "text",
      value: "TIME",
      about: "How far back, such as 30m, 24h or 7d, 45d at most",
      default: "24h",
    },
    most: {
      type: "number",
      value: "N",
      min: 20,
      max: 100_000,
      about: "Messages of each period to read, the newest; Plivo lists 400 a minute",
      default: 1_000,
    },
    ...jsonFlag("stack, since, from, isCut, the counts and attention []"),
  },
  example: "--stack prod --since 24h",
  exit: {
    done: "nothing needs attention",
    failed: "something needs attention, or the messages can't be read",
  },
  run: async (flags, { err, result }) => {
    const length = readSince(flags.since);
    const stack = await openStack(flags.stack, projectFolder(flags.cwd));
    const config = readStackConfig(stack.config);
    const { client, domain } = await connectManagementApi(config.tenant);
    const list = new MessageList(await plivoAccess(config, domain), {
      wait,
      say: err,
      now: Date.now,
    });
    const now = Date.now();
    const periods = await readPeriods(list, { from: now - length, to: now }, flags.most);
    const [logins, loginsBefore] = await countLogins(client, [
      { ...periods.period, to: Infinity },
      periods.periodBefore,
    ]);
    const summary = summarizeDeliveries(
      { messages: periods.sent.messages, logins },
      { ...periods.before, logins: loginsBefore },
    );
    const options = {
      stack: flags.stack,
      since: flags.since,
      from: new Date(periods.period.from).toISOString(),
      isCut: periods.isCut,
    };
    result({ ...options, ...summary }, summaryAsText(summary, options));
    return summary.attention.length === 0 ? EXIT.done : EXIT.failed;
  },
});

function readSince(text: string): number {
  const [, count, unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const length = Number(count) * (UNITS[unit] ?? NaN);
  if (length > 0 && length <= LONGEST) return length;
  throw new UserError(
    `--since must be a time such as 30m, 24h or 7d, 45d at most, not \`${text}\`: \`npm run deliveries -- --help\` lists the flags.`,
    EXIT.usage,
  );
}

if (require.main === module) void runCommand(deliveries);
