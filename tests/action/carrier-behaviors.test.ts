import { REASONS, type Reason } from "../../action/outcome";
import { loggedReason, runHandler, PHONE_TRIGGERS, type HandlerRun } from "./action-run";
import { CARRIER_BEHAVIORS, type CarrierBehavior } from "./carrier-behaviors";
import { ACTION_DOC, ACTIONS, PLAIN } from "./loaded-action";
import { UUID } from "./plivo-steps";

const FATES = { "try later": "retry", "perhaps sent": "drop", "not sent": "drop" } as const;

/** The row of docs/action.md, from what was seen. */
function documented({ plivo }: CarrierBehavior, legacy: HandlerRun, unified: HandlerRun): string {
  const asks = legacy.requests.length === 1 ? "asks once" : `asks ${legacy.requests.length} times`;
  const said = loggedReason(legacy)?.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "…") ?? "`sms: accepted`";
  const ending = unified.notification ? `throws / \`${unified.notification.type}\`` : "returns";
  return `| ${plivo} | ${asks}, ${ending} | ${said} |`;
}

describe.each(ACTIONS)("%s", (_, load) => {
  const action = load(PLAIN);

  describe.each(PHONE_TRIGGERS)("%s", (trigger) => {
    it.each(CARRIER_BEHAVIORS.map((each) => [each.plivo, each] as const))(
      "ends with the documented outcome when Plivo does: %s",
      async (_name, behavior) => {
        const run = await runHandler(action, trigger, behavior.steps);
        expect(run.ms).toBeLessThan(15_000);
        expect(run.requests).toHaveLength(behavior.requests as number);
        expect(run.lines).toHaveLength(1);
        const line = JSON.parse(run.lines[0] ?? "") as Record<string, unknown>;
        if (behavior.outcome === "accepted") {
          expect(line).toMatchObject({ sms: "accepted", tries: behavior.requests });
          expect([UUID, undefined]).toContain(line["uuid"]);
          expect([run.error, run.notification]).toEqual([undefined, undefined]);
          return;
        }
        const [fate, sentence] = REASONS[behavior.outcome as Reason];
        expect(line).toMatchObject({
          sms: fate,
          reason: behavior.outcome,
          tries: behavior.requests,
        });
        expect(loggedReason(run)).toContain(`SMS ${fate}: ${sentence} (${behavior.outcome}`);
        if (trigger === "send-phone-message") expect(run.error?.name).toBe("DeliveryError");
        else expect([run.error, run.notification?.type]).toEqual([undefined, FATES[fate]]);
      },
    );
  });
});

describe("docs/action.md", () => {
  it("has a row for each behavior with what is seen, and no other row", async () => {
    const action = ACTIONS[1]?.[1](PLAIN);
    if (!action) throw new Error("no deployed bytes");
    const rows: string[] = [];
    for (const behavior of CARRIER_BEHAVIORS) {
      const legacy = await runHandler(action, "send-phone-message", behavior.steps);
      const unified = await runHandler(action, "custom-phone-provider", behavior.steps);
      rows.push(documented(behavior, legacy, unified));
    }
    const table = ACTION_DOC.split("<!-- carrier behaviors -->")[1]
      ?.trim()
      .split("\n")
      .slice(2)
      .map((line) => line.replace(/ +/g, " "));
    expect(table).toEqual(rows);
  });
});
