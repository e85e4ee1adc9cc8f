/** What `doctor` says of a stack without a fault, and of one fault at a time. It changes nothing. */
import { openManagement, type Manage } from "../cli/management-requests";
import { TenantAndStack } from "../tenant-and-stack";
import { LOCAL_ACCOUNT } from "../local-account";
import { operate } from "./operate";

interface Report {
  ok: boolean;
  checks: { check: string; status: string; found: string; fix?: string }[];
}

interface LoggedRequest {
  method: string;
}

const MINUTES = 60_000;

describe.each(["legacy", "unified"] as const)("the doctor of a %s stack", (experience) => {
  let operated: TenantAndStack;
  let api: Manage;

  async function examine(): Promise<{ code: number; report: Report; faults: string[] }> {
    const { code, output } = await operate(operated, "doctor", "--json");
    const report = JSON.parse(output) as Report;
    const faults = report.checks
      .filter(({ status }) => status === "fault")
      .map(({ check }) => check);
    return { code, report, faults };
  }

  beforeAll(async () => {
    operated = await TenantAndStack.deployed({ experience, ...LOCAL_ACCOUNT });
    api = await openManagement(operated.tenant);
  }, 10 * MINUTES);

  afterAll(() => operated.close());

  it(
    "finds no fault after an `up`, and sends only GETs",
    async () => {
      const before = (await operated.control<LoggedRequest[]>("GET", "requests")).length;

      const { code, report } = await examine();

      expect(report.checks.filter(({ status }) => status !== "ok")).toEqual([]);
      expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
      const sent = (await operated.control<LoggedRequest[]>("GET", "requests")).slice(before);
      expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(["GET"]));
    },
    10 * MINUTES,
  );

  it.each([
    ["the factor is off", "PUT", "guardian/factors/sms", { enabled: false }, ["phone factor"]],
    ["the policy is gone", "PUT", "guardian/policies", [], ["MFA policy"]],
  ])(
    "says that %s, with what to do",
    async (_, method, path, body, expected) => {
      await api(method, path, body);

      const { code, report, faults } = await examine();

      expect({ code, faults }).toEqual({ code: 1, faults: expected });
      const line = report.checks.find(({ check }) => check === expected[0]);
      expect(line?.fix).toContain("pulumi up --stack dev");
      await operated.stack.up();
    },
    10 * MINUTES,
  );

  it(
    "says that Plivo's account has no credit and the sender isn't its own",
    async () => {
      const rules = { credit: 0, ownedSenders: [] };
      await operated.control("POST", "carrier", { rules });

      const { code, faults } = await examine();

      expect({ code, faults }).toEqual({ code: 1, faults: ["Plivo sender", "Plivo credit"] });
      await operated.control("DELETE", "carrier");
    },
    10 * MINUTES,
  );

  it(
    "says that a change of the Action isn't deployed, and no longer after the next `up`",
    async () => {
      const { actions } = await operated.control<{ actions: { id: string }[] }>("GET", "state");
      const id = actions[0]?.id ?? "";
      await api("PATCH", `actions/actions/${id}`, { code: "exports.other = 1;" });

      const drafted = await examine();
      expect(drafted.faults).toEqual(["Action deployed"]);

      await operated.stack.up();
      expect((await examine()).faults).toEqual([]);
    },
    10 * MINUTES,
  );

  it(
    "shows no secret and no complete number, as a process of its own",
    async () => {
      const { output } = await operated.runCommand("doctor");

      expect(output).toContain("A user logging in now receives a code.");
      for (const secret of [
        operated.tenant.clientSecret,
        "local-plivo-auth-token",
        "15005550100",
      ]) {
        expect(output).not.toContain(secret);
      }
    },
    10 * MINUTES,
  );

  it(
    "sends a message that is like a login's",
    async () => {
      const sent = await operate(operated, "send-test", "--to", "+14155550123");

      expect(sent).toMatchObject({ code: 0 });
      expect(sent.output).not.toContain("4155550123");
      const messages = await operated.control<{ to: string; text: string }[]>("GET", "messages");
      expect(messages.map(({ to }) => to)).toEqual(["+14155550123"]);
    },
    10 * MINUTES,
  );
});
