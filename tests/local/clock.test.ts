import { Clock } from "../../local/clock";

const HOUR = 3_600_000;

afterEach(() => jest.restoreAllMocks());

test("runs with real time, and ahead of it as far as it was moved", () => {
  const real = 1_800_000_000_000;
  jest.spyOn(Date, "now").mockReturnValue(real);
  const clock = new Clock();
  expect(clock.now()).toBe(real);
  clock.advance(HOUR);
  clock.advance(HOUR);
  expect(clock.aheadMs).toBe(2 * HOUR);
  expect(clock.now()).toBe(real + 2 * HOUR);
  clock.set(0);
  expect(clock.now()).toBe(real);
});

test("runs at once what becomes due, and nothing else", async () => {
  const clock = new Clock();
  const ran: string[] = [];
  const soon = new Promise<void>((resolve) => {
    clock.later(HOUR, () => {
      ran.push("soon");
      resolve();
    });
  });
  clock.later(3 * HOUR, () => ran.push("late"));
  clock.later(HOUR, () => ran.push("cancelled"))();
  clock.advance(2 * HOUR);
  await soon;
  expect(ran).toEqual(["soon"]);
});
