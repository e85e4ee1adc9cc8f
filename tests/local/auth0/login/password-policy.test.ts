import { isGoodPassword } from "../../../../local/auth0/login/password-policy";

test.each(["Passw0rd", "passw0rd!", "PASSW0RD!", "Password!"])("accepts %s", (password) => {
  expect(isGoodPassword(password)).toBe(true);
});

test.each([
  ["Aa1!", "too short"],
  ["password", "one kind of character"],
  ["passw0rd", "two kinds of character"],
  ["        ", "blanks are no kind of character"],
  ["", "nothing"],
])("refuses %p: %s", (password) => {
  expect(isGoodPassword(password)).toBe(false);
});
