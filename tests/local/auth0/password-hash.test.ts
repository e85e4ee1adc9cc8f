import { hashPassword, verifyPassword } from "../../../local/auth0/password-hash";

test("recognizes the password and no other", async () => {
  const hash = await hashPassword("Passw0rd");
  expect(await verifyPassword("Passw0rd", hash)).toBe(true);
  expect(await verifyPassword("passw0rd", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

test("hashes the same password differently each time, without the password in it", async () => {
  const [first, second] = await Promise.all([hashPassword("Passw0rd"), hashPassword("Passw0rd")]);
  expect(first).not.toBe(second);
  expect(first).not.toContain("Passw0rd");
});

test("no password matches what isn't a hash", async () => {
  expect(await verifyPassword("", "")).toBe(false);
  expect(await verifyPassword("Passw0rd", "Passw0rd")).toBe(false);
  expect(await verifyPassword("", "scrypt$AA$AA")).toBe(false);
});
