import { createStore } from "../../../local/auth0/seed";
import { createIdentity } from "../../../local/auth0/tenant";
import { Clock } from "../../../local/clock";
import { registerInbox } from "../../../local/pages/inbox";
import { GOOD_MESSAGE, startCarrier, type CarrierFixture } from "../plivo/carrier-fixture";
import { serve, type ServedApp } from "../plivo/served-app";

let fixture: CarrierFixture;
let app: ServedApp;
const store = createStore(createIdentity("https://localhost:4443"), "legacy");
beforeAll(async () => {
  fixture = await startCarrier();
  app = await serve((routes) => {
    registerInbox(routes, fixture.carrier, { clock: new Clock(), store });
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

it("says what to do while there is no message", async () => {
  expect(await inbox()).toContain("No SMS yet");
});

it("links to the tenant's first single-page application, once there is one", async () => {
  expect(await inbox()).not.toContain(">App</a>");
  const app = { client_id: "app", callbacks: ["http://localhost:3000"] };
  store.clients.set("app", { ...app, settings: { app_type: "spa" } } as never);
  expect(await inbox()).toContain('<a href="http://localhost:3000">App</a>');
  store.clients.delete("app");
});

it("reloads itself without scripts", async () => {
  expect(await inbox()).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>');
});

it("allows only its own style and script", async () => {
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
  const order = [">+15557654321<", ">third", ">first", ">+442079460000<", ">second"].map((text) =>
    page.indexOf(text),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

it("makes the code a button that copies it", async () => {
  await sms("+15557654321", "123456 is your code, call 5551234567");
  const page = await inbox();
  expect(page.match(/data-copy="123456"/g)).toHaveLength(1);
  expect(page).toMatch(/<\/button>\s* is your code, call 5551234567/);
});

it("shows markup in a message as text", async () => {
  await sms("+15557654321", "<img src=x onerror=alert(1)>");
  expect(await inbox()).toContain("&lt;img src=x onerror=alert(1)&gt;");
});

it("shows what became of a message", async () => {
  fixture.carrier.decideLater({ message_state: "failed", error_code: "450" });
  await sms("+15557654321", "never seen");
  expect(await inbox()).toMatch(/class="bad"\s*>failed \(450\)</);
});

it("sends what has changed as an event", async () => {
  const events = (await app.get("/_local/inbox/events")).body?.getReader();
  const next = async () => {
    const { value } = (await events?.read()) ?? {};
    const data = new TextDecoder().decode(value).replace(/^data: /, "");
    return JSON.parse(data) as { phones: string };
  };
  expect((await next()).phones).toContain("No SMS yet");
  await sms("+15557654321", "hello");
  expect((await next()).phones).toContain("hello");
  await events?.cancel();
});

it("shows the newest 200 messages", async () => {
  const [one] = (await sms("+15557654321", "first"), fixture.carrier.messages);
  const many = Array.from({ length: 200 }, (_, n) => ({ ...one, uuid: `${n}`, text: `next ${n}` }));
  fixture.carrier.load({ ...fixture.carrier.save(), messages: [one, ...many] as never });
  const page = await inbox();
  expect(page.match(/class="bubble"/g)).toHaveLength(200);
  expect(page).not.toContain(">first<");
  expect(page).toContain("These are the newest 200 messages of 201.");
});
