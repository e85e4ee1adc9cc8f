import { CODE_LIFETIME_MS, codeMatches, issueCode } from "../../../../local/auth0/login/sms-code";

afterEach(() => {
  jest.useRealTimers();
});

test("is six digits, also when it starts with zeros", () => {
  const codes = Array.from({ length: 2000 }, () => issueCode().code);
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1900);
  expect(codes.some((code) => code.startsWith("0"))).toBe(true);
});

test("is recognised with blanks in it, and no other code is", () => {
  const { code, issued } = issueCode();
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  expect(codeMatches(issued, ` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true);
  expect(codeMatches(issued, other)).toBe(false);
  expect(codeMatches(issued, "")).toBe(false);
});

test("is good for five minutes", () => {
  jest.useFakeTimers({ now: 1_000_000 });
  const { code, issued } = issueCode();
  jest.setSystemTime(1_000_000 + CODE_LIFETIME_MS - 1);
  expect(codeMatches(issued, code)).toBe(true);
  jest.setSystemTime(1_000_000 + CODE_LIFETIME_MS);
  expect(codeMatches(issued, code)).toBe(false);
});

test("can't be read from what is kept of it", () => {
  const { code, issued } = issueCode();
  expect(JSON.stringify(issued)).not.toContain(code);
  expect(issued.digest.toString("latin1")).not.toContain(code);
});
