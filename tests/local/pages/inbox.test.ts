import { registerInbox } from "../../../local/pages/inbox";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "../plivo/carrier-fixture";
import { serve, type ServedApp } from "../plivo/served-app";

let fixture: CarrierFixture;
let app: ServedApp;
beforeAll(async () => {
  fixture = await startCarrier();
  app = await serve((routes) => {
    registerInbox(routes, fixture.carrier);
  });
});
afterEach(() => {
  fixture.carrier.reset();
});
afterAll(async () => {
  await app.close();
  await fixture.close();
});

const inbox = async () => (await app.get("/_local/inbox")).text();
const sms = (dst: string, text: string) => fixture.send({ body: { ...GOOD_MESSAGE, dst, text } });

it("tells what to do while there is no message", async () => {
  expect(await inbox()).toContain("No SMS yet");
});

it("loads itself again without any script", async () => {
  const page = await inbox();
  expect(page).toContain('<meta http-equiv="refresh"');
  expect(page).not.toContain("<script");
});

it("lets its own styles through its policy, and nothing else", async () => {
  const policy = (await app.get("/_local/inbox")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy.match(/'sha256-/g)).toHaveLength(2);
});

it("shows one phone a number, the newest message first", async () => {
  await sms("+15557654321", "first");
  await sms("+442079460000", "second");
  await sms("+15557654321", "third");
  const page = await inbox();
  expect(page.match(/class="handset"/g)).toHaveLength(2);
  const order = ["+15557654321", "third", "first", "+442079460000", "second"].map((text) =>
    page.indexOf(`>${text}`),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

it("makes the code stand out", async () => {
  await sms("+15557654321", "123456 is your code, call 5551234567");
  expect(await inbox()).toContain(
    '<strong class="sms-code">123456</strong> is your code, call 5551234567',
  );
});

it("shows markup in a message as text", async () => {
  await sms("+15557654321", "<img src=x onerror=alert(1)>");
  expect(await inbox()).toContain("&lt;img src=x onerror=alert(1)&gt;");
});
