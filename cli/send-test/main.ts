import { setTimeout as wait } from "node:timers/promises";
import { readRecipient } from "../../action/recipient";
import { defineCommand, runCommand } from "../command";
import { jsonFlag } from "../json-result";
import { connectManagementApi } from "../management-api";
import { phoneExperienceOf } from "../../components/auth0/phone-experience";
import { plivoAccess } from "../plivo-access";
import { readStackConfig } from "../stack-config";
import { FOLDER_FLAG, projectFolder } from "../stack-flags";
import { openStack } from "../stack-state";
import { EXIT, UserError } from "../user-error";
import { dryRun } from "./dry-run";
import { followMessage } from "./follow";
import { sendThroughAction } from "./legacy";
import { sendThroughProvider } from "./unified";

/** Sends one real SMS as the deployed Action does, through Auth0, and follows it. */
export const sendTest = defineCommand({
  name: "send-test",
  summary:
    "Sends one real SMS through Auth0, as a login would, and follows it to its final state. You pay for that SMS; it is never retried.",
  flags: {
    stack: { type: "text", value: "NAME", about: "The stack", required: { unless: "dry-run" } },
    ...FOLDER_FLAG,
    to: {
      type: "text",
      value: "NUMBER",
      about: "The recipient, with its country code",
      required: true,
    },
    "dry-run": {
      type: "switch",
      about: "Sends nothing, and shows the number's country and sender",
    },
    ...jsonFlag("sentence"),
  },
  example: '--stack dev --to "+15551234567"',
  exit: {
    done: "Plivo accepted the message, and didn't report it as lost within a minute",
    failed: "no message was sent, or Plivo lost it",
  },
  run: async (flags, { out, result }) => {
    const folder = projectFolder(flags.cwd);
    const to = flags["dry-run"] ? flags.to : parseRecipient(flags.to);
    const stack = flags.stack === undefined ? undefined : await openStack(flags.stack, folder);
    const config = stack && readStackConfig(stack.config);
    if (flags["dry-run"] || stack === undefined || config === undefined) {
      const { sentence, isSent } = dryRun(to, config?.program);
      result({ sentence }, sentence);
      return isSent ? EXIT.done : EXIT.failed;
    }
    const { client, domain } = await connectManagementApi(config.tenant);
    const experience = phoneExperienceOf(
      (await client.tenants.settings.get()).phone_consolidated_experience,
    );
    const state = await stack.export();
    const send = experience === "legacy" ? sendThroughAction : sendThroughProvider;
    const since = Date.now();
    out(await send({ client, state, stack: stack.name, to }));
    const access = await plivoAccess(config, domain);
    const end = await followMessage(access, { to, since }, { wait, now: Date.now });
    result({ sentence: end.sentence }, end.sentence);
    return end.isWell ? EXIT.done : EXIT.failed;
  },
});

function parseRecipient(text: string): string {
  const digits = readRecipient(text);
  if (digits !== undefined) return `+${digits}`;
  throw new UserError(
    '`--to` must be a phone number with its country code, for example `npm run send-test -- --stack dev --to "+15551234567"`.',
    EXIT.usage,
  );
}

if (require.main === module) void runCommand(sendTest);
