import { CODE_LIFETIME_MS, codeMatches, issueCode } from "../../../../local/auth0/login/sms-code";

test("is six digits, even if it starts with zeros", () => {
  const codes = Array.from({ length: 2000 }, () => issueCode(0).code);
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1900);
  expect(codes.some((code) => code.startsWith("0"))).toBe(true);
});

test("is recognized with blanks in it, and no other code is", () => {
  const { code, issued } = issueCode(0);
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  expect(codeMatches(issued, ` ${code.slice(0, 3)} ${code.slice(3)}`, 0)).toBe(true);
  expect(codeMatches(issued, other, 0)).toBe(false);
  expect(codeMatches(issued, "", 0)).toBe(false);
});

test("is valid for five minutes", () => {
  const { code, issued } = issueCode(1_000_000);
  expect(codeMatches(issued, code, 1_000_000 + CODE_LIFETIME_MS - 1)).toBe(true);
  expect(codeMatches(issued, code, 1_000_000 + CODE_LIFETIME_MS)).toBe(false);
});

test("can't be read from what is stored", () => {
  const { code, issued } = issueCode(0);
  expect(JSON.stringify(issued)).not.toContain(code);
  expect(Buffer.from(issued.digest, "base64url").toString("latin1")).not.toContain(code);
});
