import { Clock } from "../../local/clock";

const HOUR = 3_600_000;

test("runs with real time, and ahead of it as far as it was moved", () => {
  const clock = new Clock();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  clock.advance(HOUR);
  clock.advance(HOUR);
  expect(clock.aheadMs).toBe(2 * HOUR);
  expect(Math.abs(clock.now() - Date.now() - 2 * HOUR)).toBeLessThan(1000);
  clock.set(0);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
});

test("runs at once what a move makes due, and nothing else", async () => {
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
