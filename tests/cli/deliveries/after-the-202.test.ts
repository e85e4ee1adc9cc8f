import { readFileSync } from "node:fs";
import { ERROR_CODES } from "../../../cli/deliveries/error-codes";
import { readMessage } from "../../../cli/deliveries/sent-message";
import { summarizeDeliveries } from "../../../cli/deliveries/summary";
import { lastDeliveries } from "../../../cli/doctor/plivo";
import type { PlivoAccess } from "../../../cli/plivo-access";
import { askPlivo } from "../../../cli/plivo-client";
import type { MessageState } from "../../../local/plivo/message-state";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "../../local/plivo/carrier-fixture";
import { patientWith } from "../doctor/patient";

let fixture: CarrierFixture;
let access: PlivoAccess;
beforeAll(async () => {
  fixture = await startCarrier();
  access = fixture.access();
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(() => fixture.close());

const rows = (
  readFileSync(`${__dirname}/../../../docs/action.md`, "utf8").split("<!-- after the 202 -->")[1] ??
  ""
)
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, error = "", state = "", noticed = "", remedy = ""]) => ({
    code: error.split(",")[0] ?? "",
    error,
    state,
    noticed,
    remedy,
  }));

it("has a row for each of the errors that Plivo reports after a 202", () => {
  expect(rows.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["450", "451", "420", "200", "30", "900"]),
  );
});

it.each(rows)("is noticed as docs/action.md has it: $error", async (row) => {
  fixture.carrier.decideLater({
    message_state: row.state as MessageState,
    error_code: row.code,
  });
  expect((await fixture.send({ body: { ...GOOD_MESSAGE, log: false } })).status).toBe(202);
  const { value = [] } = await askPlivo(access, (plivo) => plivo.messages.list({}));
  const messages = value.flatMap((each) => readMessage(each) ?? []);
  const { errors } = summarizeDeliveries(
    { messages, logins: undefined },
    { messages: [], logins: undefined },
  );
  const known = ERROR_CODES[row.code];
  expect(errors).toEqual([{ code: row.code, messages: 1, countries: ["?"], ...known }]);
  expect(row).toMatchObject({ error: `${row.code}, ${known?.meaning}`, remedy: known?.remedy });
  const patient = patientWith({ plivo: { lastDay: () => Promise.resolve({ value: messages }) } });
  const { found } = await lastDeliveries.examine(patient);
  expect(found.includes(`error ${row.code}`)).toBe(row.noticed.includes("doctor"));
});
