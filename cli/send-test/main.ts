import { parsePhoneNumberFromString } from "libphonenumber-js";
import { parseCommandLine } from "../command-line";
import { connectManagementApi } from "../management-api";
import { OperationError } from "../operation-error";
import { runOperation } from "../run-operation";
import { sendThroughAction } from "./legacy";
import { sendThroughProvider } from "./unified";
import { readStackConfig } from "../stack-config";
import { openStack } from "../stack-state";
import { experienceOf } from "../doctor/tenant-readings";

/** `npm run send-test -- --stack NAME --to +1…`: sends one real SMS as the deployed Action does, through Auth0. */
async function sendTest(argv: readonly string[]): Promise<number> {
  const options = parseCommandLine("send-test", { to: { type: "string" } }, argv);
  const to = parseRecipient(options.to);
  const stack = await openStack(options.stack, options.folder);
  const config = readStackConfig(stack.config);
  const { client } = await connectManagementApi(config.tenant);
  const experience = experienceOf(await client.tenants.settings.get());
  const state = await stack.export();
  const send = experience === "legacy" ? sendThroughAction : sendThroughProvider;
  process.stdout.write(`${await send({ client, state, stack: options.stack, to })}\n`);
  return 0;
}

function parseRecipient(text: string | undefined): string {
  const number = text === undefined ? undefined : parsePhoneNumberFromString(text);
  if (number?.isPossible() !== true) {
    throw new OperationError(
      "`--to` must be a phone number with its country code, for example `npm run send-test -- --stack dev --to +15551234567`.",
    );
  }
  return number.number;
}

void runOperation(sendTest);
