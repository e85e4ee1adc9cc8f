import { waitAfter } from "../../../action/plivo/retry-policy";

describe("waitAfter", () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") }));
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const withJitter = (jitter: number, ...args: Parameters<typeof waitAfter>) => {
    jest.spyOn(Math, "random").mockReturnValue(jitter);
    return waitAfter(...args);
  };

  it("doubles from half a second, with up to as much jitter", () => {
    expect([1, 2, 3].map((tries) => withJitter(0, tries, null))).toEqual([500, 1000, 2000]);
    expect([1, 2, 3].map((tries) => withJitter(0.5, tries, null))).toEqual([750, 1500, 3000]);
  });

  it.each([
    ["seconds", "3", 3000],
    ["a fraction of seconds", "2.5", 2500],
    ["a date", "Thu, 01 Jan 2026 00:00:04 GMT", 4000],
    ["hours", "7200", 7_200_000],
  ])("waits as long as Retry-After asks: %s", (_, retryAfter, wait) => {
    expect(withJitter(0, 1, retryAfter)).toBe(wait);
    expect(withJitter(1, 1, retryAfter)).toBe(wait + 500);
  });

  it.each([
    ["zero", "0"],
    ["a negative number", "-5"],
    ["a date that is past", "Wed, 31 Dec 2025 23:59:00 GMT"],
    ["no time at all", "soon"],
    ["an empty value", ""],
  ])("keeps its own wait if Retry-After is %s", (_, retryAfter) => {
    expect(withJitter(0, 1, retryAfter)).toBe(500);
  });
});
