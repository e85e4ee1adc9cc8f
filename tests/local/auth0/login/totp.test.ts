import {
  createSecret,
  findStep,
  keyUri,
  passwordOf,
  stepOf,
} from "../../../../local/auth0/login/totp";

/** "12345678901234567890", the secret of the RFC's test vectors. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

// RFC 6238, appendix B: SHA-1, the last six of its eight digits.
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("is what RFC 6238 says at %i seconds", (seconds, password) => {
  expect(passwordOf(SECRET, stepOf(seconds * 1000))).toBe(password);
});

const NOW = 1_700_000_000_000;
const step = stepOf(NOW);
const find = (typed: string, usedStep?: number) => findStep(SECRET, typed, usedStep, NOW);

test("is accepted in its step and the ones next to it", () => {
  for (const near of [step - 1, step, step + 1]) expect(find(passwordOf(SECRET, near))).toBe(near);
  for (const far of [step - 2, step + 2]) expect(find(passwordOf(SECRET, far))).toBeUndefined();
});

test("works once, and an earlier one no more after it", () => {
  expect(find(passwordOf(SECRET, step), step)).toBeUndefined();
  expect(find(passwordOf(SECRET, step - 1), step)).toBeUndefined();
  expect(find(passwordOf(SECRET, step + 1), step)).toBe(step + 1);
});

test.each(["", "12345", "1234567", "abcdef", "１２３４５６"])("is never %p", (typed) => {
  expect(find(typed)).toBeUndefined();
});

test("has a secret of 160 bits that an app reads from its address", () => {
  const secret = createSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(createSecret()).not.toBe(secret);
  const uri = new URL(keyUri("Café & Co", "ada@example.com", secret));
  expect(uri.protocol).toBe("otpauth:");
  expect(decodeURIComponent(uri.pathname)).toContain("Café & Co:ada@example.com");
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, period: "30", digits: "6" });
});
