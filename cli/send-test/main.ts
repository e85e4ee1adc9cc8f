import { parsePhoneNumberFromString } from "libphonenumber-js";
import { defineCommand, runCommand } from "../command";
import { connectManagementApi } from "../management-api";
import { phoneExperienceOf } from "../../components/auth0/phone-experience";
import { readStackConfig } from "../stack-config";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { openStack } from "../stack-state";
import { EXIT, UserError } from "../user-error";
import { sendThroughAction } from "./legacy";
import { sendThroughProvider } from "./unified";

/** Sends one real SMS as the deployed Action does, through Auth0. */
export const sendTest = defineCommand({
  name: "send-test",
  summary:
    "Sends one real SMS through Auth0, as a login would. It costs what an SMS costs and is never retried.",
  flags: {
    ...STACK_FLAGS,
    to: {
      type: "text",
      value: "NUMBER",
      about: "The recipient, with its country code",
      required: true,
    },
  },
  example: "--stack dev --to +15551234567",
  exit: { done: "Plivo accepted the message", failed: "no message was sent" },
  run: async (flags, { out }) => {
    const to = parseRecipient(flags.to);
    const stack = await openStack(flags.stack, projectFolder(flags.cwd));
    const config = readStackConfig(stack.config);
    const { client } = await connectManagementApi(config.tenant);
    const experience = phoneExperienceOf(
      (await client.tenants.settings.get()).phone_consolidated_experience,
    );
    const state = await stack.export();
    const send = experience === "legacy" ? sendThroughAction : sendThroughProvider;
    out(await send({ client, state, stack: flags.stack, to }));
    return 0;
  },
});

function parseRecipient(text: string): string {
  const number = parsePhoneNumberFromString(text);
  if (number?.isPossible() !== true) {
    throw new UserError(
      "`--to` must be a phone number with its country code, for example `npm run send-test -- --stack dev --to +15551234567`.",
      EXIT.usage,
    );
  }
  return number.number;
}

if (require.main === module) void runCommand(sendTest);
