import { plivoSender } from "../../../cli/doctor/plivo-sender";
import { patientWith } from "./patient";

it.each([
  ["plivoSender", { plivoSender: "+14155550100" }],
  ["plivoSenders", { plivoSender: "", plivoSenders: "US=+14155550100" }],
])(
  "names the command that changes %s of this stack, for a foreign number",
  async (key, settings) => {
    const plivo = { number: () => Promise.resolve({ refused: 404 }) };
    await expect(plivoSender.examine(patientWith({ settings, plivo }))).resolves.toMatchObject({
      status: "fault",
      fix: expect.stringContaining(
        `run \`pulumi config set ${key} --stack dev\`, then \`pulumi up --stack dev\``,
      ) as string,
    });
  },
);
