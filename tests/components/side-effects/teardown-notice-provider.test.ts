import type { dynamic } from "@pulumi/pulumi";
import { handler, type Notice } from "../../../components/side-effects/teardown-notice-provider";

jest.mock("node:timers/promises", () => ({ setTimeout: () => Promise.resolve() }));

type Provider = Required<dynamic.ResourceProvider<Notice, Notice>>;

const HOLDINGS: Notice = {
  flowAction: "Plivo SMS",
  phoneProvider: true,
};

/** What a tenant answers, by the end of the path. */
const CLEAN = {
  "/guardian/factors": [{ name: "sms", enabled: true }],
  "/guardian/policies": ["all-applications"],
  "/bindings": { bindings: [{ action: { name: "Plivo SMS" } }] },
  "/providers": { providers: [{ name: "custom" }] },
};

function answering(tenant: Partial<Record<keyof typeof CLEAN, unknown>>): string[] {
  const asked: string[] = [];
  const answers = Object.entries({ ...CLEAN, ...tenant });
  jest.spyOn(globalThis, "fetch").mockImplementation((input) => {
    const url = input as string;
    asked.push(url);
    const [, body] = answers.find(([end]) => url.endsWith(end)) ?? [];
    return Promise.resolve(new Response(JSON.stringify(body), { status: body ? 200 : 500 }));
  });
  return asked;
}

async function loadProvider(): Promise<Provider> {
  const provider = handler() as Provider;
  const config: Record<string, string> = {
    "auth0:domain": "tenant.test",
    "auth0:apiToken": "api-token",
  };
  const get = (key: string) => config[key];
  await provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
  return provider;
}

async function refresh(holdings = HOLDINGS): Promise<string[]> {
  const said: string[] = [];
  jest.spyOn(console, "error").mockImplementation((text: string) => said.push(text));
  const { props } = await (await loadProvider()).read("teardown-notice", holdings);
  expect(props).toEqual(holdings);
  return said;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe("a refresh", () => {
  it("names all that goes with the stack and isn't the stack's, in one sentence", async () => {
    answering({
      "/guardian/factors": [
        { name: "sms", enabled: true },
        { name: "otp", enabled: true },
      ],
      "/bindings": { bindings: [{ action: { name: "Another carrier" } }] },
      "/providers": { providers: [{ name: "twilio" }] },
    });
    const said = await refresh();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(
      "the factor `otp`, the policy `all-applications`, the Action `Another carrier` in the Send Phone Message flow, " +
        "the phone provider `twilio`.",
    );
    expect(said[0]).toMatch(/pulumi config set protect true, then pulumi up$/);
  });

  it("is silent where the stack brought all that goes", async () => {
    answering({});
    expect(await refresh()).toEqual([]);
  });

  it("asks for nothing that the stack doesn't have", async () => {
    const asked = answering({});
    await refresh({ phoneProvider: false });
    expect(asked.map((url) => url.split("/").at(-1)).sort()).toEqual(["factors", "policies"]);
  });

  it("says so where the tenant can't be read, and lets the run go on", async () => {
    answering({ "/guardian/policies": undefined });
    expect(await refresh()).toEqual([
      "What else `pulumi destroy` would turn off on this tenant could not be read: " +
        "GET https://tenant.test/api/v2/guardian/policies answered 500, 4 times.",
    ]);
  });
});

describe("the difference to the state", () => {
  const changes = async (news: Notice): Promise<boolean | undefined> =>
    (await (await loadProvider()).diff("teardown-notice", HOLDINGS, news)).changes;

  it("is none while the stack has the same", async () => {
    expect(await changes({ ...HOLDINGS })).toBe(false);
  });

  it.each<[string, Partial<Notice>]>([
    ["another Action", { flowAction: "Another" }],
    ["no phone provider", { phoneProvider: false }],
    ["another provider code", { __provider: "new" }],
  ])("is an update for %s", async (_case, news) => {
    expect(await changes({ ...HOLDINGS, ...news })).toBe(true);
  });
});
