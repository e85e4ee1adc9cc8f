import { Clock } from "../../../../local/clock";
import { Memory } from "../../../../local/memory";
import {
  identify,
  TRANSACTION_LIFETIME_MS,
  Transactions,
  type NewTransaction,
} from "../../../../local/auth0/login/transaction";

const start: NewTransaction = {
  state: "state",
  origin: "http",
  browser: "browser",
  clientId: "app",
  redirectUri: "http://localhost:3000",
  connection: undefined,
  loginHint: "",
  uiLocales: undefined,
  startsWithSignup: false,
  userId: undefined,
};

const openTransactions = (): Transactions =>
  new Transactions({ memory: new Memory(), clock: new Clock() });

afterEach(() => {
  jest.useRealTimers();
});

test("is found only by the browser and at the origin that opened it", () => {
  const transactions = openTransactions();
  const opened = transactions.open(start);
  expect(transactions.find("state", "browser", "http")).toBe(opened);
  expect(transactions.find("state", "other", "http")).toBeUndefined();
  expect(transactions.find("state", undefined, "http")).toBeUndefined();
  expect(transactions.find("state", "browser", "https")).toBeUndefined();
  expect(transactions.find("other", "browser", "http")).toBeUndefined();
});

test("ends after an hour", () => {
  jest.useFakeTimers({ now: 0 });
  const transactions = openTransactions();
  transactions.open(start);
  jest.setSystemTime(TRANSACTION_LIFETIME_MS);
  expect(transactions.find("state", "browser", "http")).toBeDefined();
  jest.setSystemTime(TRANSACTION_LIFETIME_MS + 1);
  expect(transactions.find("state", "browser", "http")).toBeUndefined();
});

test("forgets what one user proved when another user logs in within it", () => {
  const transaction = openTransactions().open(start);
  identify(transaction, "auth0|first");
  transaction.secondFactor = true;
  transaction.challenge = {
    phone: "+12025550143",
    purpose: "enrollment",
    code: { digest: "", expiresAt: 0 },
  };
  identify(transaction, "auth0|second");
  expect(transaction).toMatchObject({
    userId: "auth0|second",
    passwordChecked: true,
    secondFactor: false,
    challenge: undefined,
  });
});
