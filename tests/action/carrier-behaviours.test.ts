import { REASONS, type Reason } from "../../action/outcome";
import { reasonOf, runAction, TRIGGERS, type ActionRun } from "./action-run";
import { CARRIER_BEHAVIOURS, type CarrierBehaviour } from "./carrier-behaviours";
import { ACTION_DOC, ACTIONS, PLAIN } from "./loaded-action";
import { UUID } from "./plivo-steps";

const FATES = { "try later": "retry", "perhaps sent": "drop", "not sent": "drop" } as const;

/** The row of docs/action.md, from what was seen. */
function documented({ plivo }: CarrierBehaviour, legacy: ActionRun, unified: ActionRun): string {
  const asks = legacy.requests.length === 1 ? "asks once" : `asks ${legacy.requests.length} times`;
  const said = reasonOf(legacy)?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…") ?? "`sms: accepted`";
  const ending = unified.notification ? `throws / \`${unified.notification.type}\`` : "returns";
  return `| ${plivo} | ${asks}, ${ending} | ${said} |`;
}

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  describe.each(TRIGGERS)("%s", (trigger) => {
    it.each(CARRIER_BEHAVIOURS.map((each) => [each.plivo, each] as const))(
      "ends well when Plivo does: %s",
      async (_name, behaviour) => {
        const run = await runAction(action, trigger, behaviour.steps);
        expect(run.ms).toBeLessThan(15_000);
        expect(run.requests).toHaveLength(behaviour.requests as number);
        expect(run.lines).toHaveLength(1);
        const line = JSON.parse(run.lines[0] ?? "") as Record<string, unknown>;
        if (behaviour.outcome === "accepted") {
          expect(line).toMatchObject({ sms: "accepted", tries: behaviour.requests });
          expect([UUID, undefined]).toContain(line["uuid"]);
          expect([run.error, run.notification]).toEqual([undefined, undefined]);
          return;
        }
        const [fate, sentence] = REASONS[behaviour.outcome as Reason];
        expect(line).toMatchObject({
          sms: fate,
          reason: behaviour.outcome,
          tries: behaviour.requests,
        });
        expect(reasonOf(run)).toContain(`SMS ${fate}: ${sentence} (${behaviour.outcome}`);
        if (trigger === "send-phone-message") expect(run.error?.name).toBe("DeliveryError");
        else expect([run.error, run.notification?.type]).toEqual([undefined, FATES[fate]]);
      },
    );
  });
});

describe("docs/action.md", () => {
  it("has a row for each behaviour that says what is seen, and no other", async () => {
    const action = ACTIONS[1]?.[1](PLAIN);
    if (!action) throw new Error("no deployed bytes");
    const rows: string[] = [];
    for (const behaviour of CARRIER_BEHAVIOURS) {
      const legacy = await runAction(action, "send-phone-message", behaviour.steps);
      const unified = await runAction(action, "custom-phone-provider", behaviour.steps);
      rows.push(documented(behaviour, legacy, unified));
    }
    const table = ACTION_DOC.split("<!-- carrier behaviours -->")[1]
      ?.trim()
      .split("\n")
      .slice(2)
      .map((line) => line.replace(/ +/g, " "));
    expect(table).toEqual(rows);
  });
});
