import {
  runAction,
  type ActionRun,
  type ActionRunRequest,
} from "../../../local/auth0/action-runner";
import type { CacheRecord } from "../../../local/auth0/action-runner/action-cache";
import { startCarrier, type CarrierFixture } from "../plivo/carrier-fixture";

let fixture: CarrierFixture;
beforeAll(async () => {
  fixture = await startCarrier();
});
afterAll(() => fixture.close());

type Options = Partial<Omit<ActionRunRequest, "code" | "carrier">>;

/** Runs an Action that writes this to where its process reports, and then waits. */
function forge(written: string, options: Options = {}): Promise<ActionRun> {
  const { handler = "onExecuteSendPhoneMessage" } = options;
  const code = `exports.${handler} = async () => {
    require("fs").writeSync(1, ${JSON.stringify(`${written}\n`)});
    await new Promise((resolve) => setTimeout(resolve, 100));
  };`;
  const carrier = { port: fixture.carrier.port, caPem: fixture.caPem };
  return runAction({ code, handler, event: {}, secrets: [], carrier, ...options });
}

const end = (more: object): string => JSON.stringify({ type: "end", ...more });

test.each(["null", "garbage", "[]", '{"type":"none"}', "{"])(
  "an invalid report (%s) is ignored, and the tenant continues",
  async (written) => {
    expect(await forge(written)).toMatchObject({ status: "success", logs: [] });
  },
);

test("a forged console line is text, and cut as Auth0 cuts it", async () => {
  const line = "x".repeat(300);
  const logs = [{ line }, { line: { a: 1 } }].map((log) => JSON.stringify({ type: "log", ...log }));
  expect((await forge(logs.join("\n"))).logs).toEqual(["x".repeat(256), "[object Object]"]);
});

test("of 1001 forged console lines 1000 are kept", async () => {
  const line = JSON.stringify({ type: "log", line: "x" });
  expect((await forge(Array(1001).fill(line).join("\n"))).logs).toHaveLength(1000);
});

test("a forged end ends the run, and nothing of the Action runs after it", async () => {
  const code = `exports.onExecuteSendPhoneMessage = () => {
    console.log(process.pid);
    require("fs").writeSync(1, '${end({})}\\n');
    for (;;);
  };`;
  const carrier = { port: fixture.carrier.port, caPem: fixture.caPem };
  const handler = "onExecuteSendPhoneMessage";
  const ended = await runAction({ code, handler, event: {}, secrets: [], carrier });
  expect(ended).toMatchObject({ status: "success" });
  expect(ended.durationMs).toBeLessThan(10_000);
  expect(() => process.kill(Number(ended.logs[0]), 0)).toThrow("ESRCH");
});

test("a forged error has a name and a message", async () => {
  expect((await forge(end({ error: 5 }))).error).toEqual({ name: "Error", message: "5" });
  const odd = end({ error: { name: 1, message: null } });
  expect((await forge(odd)).error).toEqual({ name: "1", message: "null" });
});

test("send-phone-message can't drop or retry, whatever it reports", async () => {
  const dropped = end({ notification: { type: "drop", reason: "no" } });
  expect(await forge(dropped)).not.toHaveProperty("notification");
});

test("a forged reason is cut at 1024 characters, and a forged outcome is one of Auth0's two", async () => {
  const handler = "onExecuteCustomPhoneProvider" as const;
  const notify = (type: string) =>
    forge(end({ notification: { type, reason: "x".repeat(2000) } }), { handler });
  expect((await notify("retry")).notification).toEqual({ type: "retry", reason: "x".repeat(1024) });
  expect(await notify("delivered")).not.toHaveProperty("notification");
});

test("a forged cache keeps Auth0's limits", async () => {
  const cache = new Map<string, CacheRecord>();
  const ever = Date.now() * 2;
  const records: unknown[] = Array.from({ length: 25 }, (_, index) => ({
    key: `key${index}`,
    value: "value",
    expires_at: ever,
  }));
  records.unshift(null, 5, { key: "long", value: "x".repeat(5000), expires_at: ever });
  await forge(end({ cache: records }), { cache });
  expect([...cache.keys()]).toEqual(Array.from({ length: 20 }, (_, index) => `key${index}`));
  expect(cache.get("key0")?.expires_at).toBeLessThan(Date.now() + 25 * 60 * 60 * 1000);
});
