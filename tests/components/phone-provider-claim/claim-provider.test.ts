import type { dynamic } from "@pulumi/pulumi";
import { handler, type Claim } from "../../../components/phone-provider-claim/claim-provider";
import { answerFetch, TOKEN, type Answer } from "../action-deployment/tenant";

type Provider = Required<dynamic.ResourceProvider<Claim, Claim>>;

const CONFIG: Record<string, string> = {
  "auth0:domain": "tenant.test",
  "auth0:clientId": "client",
  "auth0:clientSecret": "client-secret",
};
const REFUSES: Claim = { mayTakeOver: false };
const FIRST = {} as Claim;

const providers = (...names: string[]): Answer => ({
  status: 200,
  body: { providers: names.map((name) => ({ id: name, name })) },
});

async function loadProvider(): Promise<Provider> {
  const provider = handler() as Provider;
  const get = (key: string) => CONFIG[key];
  await provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
  return provider;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe("a first claim", () => {
  it("is refused on a tenant that sends through another kind of provider, with both ways out", async () => {
    const sent = answerFetch(TOKEN, providers("twilio"));
    const { failures } = await (await loadProvider()).check(FIRST, REFUSES);
    expect(failures).toHaveLength(1);
    expect(failures?.[0]?.reason).toMatch(
      /tenant\.test already sends through its phone provider `twilio`.*config set protect true.*config set disposable true/,
    );
    expect(sent[1]).toMatchObject({
      method: "GET",
      url: "https://tenant.test/api/v2/branding/phone/providers",
    });
  });

  it.each([
    ["no provider", providers()],
    ["a custom provider", providers("custom")],
  ])("is granted on a tenant with %s", async (_case, answer) => {
    answerFetch(TOKEN, answer);
    expect(await (await loadProvider()).check(FIRST, REFUSES)).toEqual({ inputs: REFUSES });
  });

  it("asks nothing where it may take another provider over", async () => {
    const sent = answerFetch();
    const inputs = { mayTakeOver: true };
    expect(await (await loadProvider()).check(FIRST, inputs)).toEqual({ inputs });
    expect(sent).toEqual([]);
  });

  it("tells a refused reading in a sentence with the scope it takes", async () => {
    answerFetch(TOKEN, { status: 403, body: { message: "Insufficient scope" } });
    const checked = (await loadProvider()).check(FIRST, REFUSES);
    await expect(checked).rejects.toThrow(/answered 403: Insufficient scope.*read:phone_providers/);
  });
});

describe("a claim that stands", () => {
  it("asks nothing, so that another provider is drift to be mended", async () => {
    const sent = answerFetch();
    expect(await (await loadProvider()).check(REFUSES, REFUSES)).toEqual({ inputs: REFUSES });
    expect(sent).toEqual([]);
  });

  it("changes with the setting and with the provider's own code alone", async () => {
    const provider = await loadProvider();
    const changes = async (news: Claim) =>
      (await provider.diff("phone-provider", { ...REFUSES, __provider: "a" }, news)).changes;
    expect(await changes({ ...REFUSES, __provider: "a" })).toBe(false);
    expect(await changes({ ...REFUSES, __provider: "b" })).toBe(true);
    expect(await changes({ mayTakeOver: true, __provider: "a" })).toBe(true);
  });
});
