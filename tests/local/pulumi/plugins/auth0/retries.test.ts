import { retrying } from "../../../../../local/pulumi/plugins/auth0/retries";

/** Answers with one status after the other, and keeps how often it was asked. */
function answering(...statuses: (number | "broken")[]): {
  send: typeof fetch;
  asked: () => number;
} {
  let asked = 0;
  const send = (): Promise<Response> => {
    const status = statuses[asked++] ?? 200;
    if (status === "broken") return Promise.reject(new TypeError("fetch failed"));
    const headers = { "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 2) };
    return Promise.resolve(new Response(null, { status, headers }));
  };
  return { send, asked: () => asked };
}

describe("retries", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function ask(send: typeof fetch, method = "GET"): Promise<number | string> {
    const answer = retrying(send)("https://localhost/", { method }).then(
      ({ status }) => status,
      (error: unknown) => (error as Error).message,
    );
    await jest.runAllTimersAsync();
    return answer;
  }

  it("retries a server error three times", async () => {
    const { send, asked } = answering(500, 502, 503, 504, 200);
    expect(await ask(send)).toBe(504);
    expect(asked()).toBe(4);
  });

  it("sends a POST again whose connection broke", async () => {
    const { send, asked } = answering("broken", 201);
    expect(await ask(send, "POST")).toBe(201);
    expect(asked()).toBe(2);
  });

  it("gives up on a connection that stays broken", async () => {
    const { send, asked } = answering("broken", "broken", "broken", "broken", 200);
    expect(await ask(send)).toBe("fetch failed");
    expect(asked()).toBe(4);
  });

  it("waits for as many rate limits as there are", async () => {
    const began = Date.now();
    const { send, asked } = answering(429, 429, 429, 429, 429, 200);
    expect(await ask(send)).toBe(200);
    expect(asked()).toBe(6);
    expect(Date.now() - began).toBeGreaterThan(5_000);
  });

  it("doesn't retry a refusal", async () => {
    const { send, asked } = answering(403);
    expect(await ask(send)).toBe(403);
    expect(asked()).toBe(1);
  });
});
