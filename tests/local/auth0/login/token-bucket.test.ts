import { TokenBucket } from "../../../../local/auth0/login/token-bucket";

const REFILL = 1000;

function createBucket(capacity = 3) {
  const clock = { now: 0 };
  return { clock, bucket: new TokenBucket(capacity, REFILL, () => clock.now) };
}

test("allows as many at once as it holds, then none", () => {
  const { bucket } = createBucket();
  expect([bucket.take("a"), bucket.take("a"), bucket.take("a"), bucket.take("a")]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("counts each key by itself", () => {
  const { bucket } = createBucket(1);
  expect([bucket.take("a"), bucket.take("b"), bucket.take("a")]).toEqual([true, true, false]);
});

test("returns one after each refill time and never more than it holds", () => {
  const { bucket, clock } = createBucket();
  for (let taken = 0; taken < 3; taken += 1) bucket.take("a");
  clock.now = REFILL - 1;
  expect(bucket.left("a")).toBe(0);
  clock.now = REFILL;
  expect(bucket.left("a")).toBe(1);
  clock.now = 100 * REFILL;
  expect(bucket.left("a")).toBe(3);
});

test("keeps the time already waited when one is taken in between", () => {
  const { bucket, clock } = createBucket();
  for (let taken = 0; taken < 3; taken += 1) bucket.take("a");
  clock.now = 1.5 * REFILL;
  expect(bucket.take("a")).toBe(true);
  clock.now = 2 * REFILL;
  expect(bucket.left("a")).toBe(1);
});

test("a refused take costs nothing", () => {
  const { bucket, clock } = createBucket(1);
  bucket.take("a");
  clock.now = REFILL - 1;
  bucket.take("a");
  clock.now = REFILL;
  expect(bucket.take("a")).toBe(true);
});
