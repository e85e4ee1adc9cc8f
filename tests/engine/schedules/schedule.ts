import fc from "fast-check";

/** What goes wrong while an operation runs: a kill, or the Management API from a request on. */
export type Trouble =
  | { readonly kind: "none" }
  | { readonly kind: "kill"; readonly at: number }
  | {
      readonly kind: "status";
      readonly at: number;
      readonly status: 400 | 403 | 429 | 500;
      readonly count: number;
    }
  | { readonly kind: "drop"; readonly at: number; readonly count: number };

/** One operation of a schedule. `at` of its trouble counts the requests from its beginning on, from 1. */
export type ScheduleStep =
  | { readonly op: "up" | "destroy" | "refresh"; readonly trouble: Trouble }
  | { readonly op: "config"; readonly key: string; readonly value: string }
  /** Someone signs up and enrolls a phone. */
  | { readonly op: "login" }
  | { readonly op: "recover" | "doctor" };

/** An unchanged `up` sends some 20 requests, a first one some 60. */
const LAST_REQUEST = 60;

const at = fc.integer({ min: 1, max: LAST_REQUEST });

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: "none" } as const) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("kill" as const), at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("status" as const),
      at,
      status: fc.constantFrom(400, 403, 429, 500),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("drop" as const),
      at,
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
);

const step: fc.Arbitrary<ScheduleStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ op: fc.constantFrom("up", "up", "destroy", "refresh"), trouble }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<ScheduleStep>(
      { op: "config", key: "verificationMessage", value: "{{code}} is another text" },
      { op: "config", key: "mfaPolicy", value: "confidence-score" },
      { op: "config", key: "plivoAuthToken", value: "a-token-that-was-rotated" },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<ScheduleStep>({ op: "recover" }, { op: "doctor" }, { op: "login" }),
  },
);

/** Programs of operations, of which the first is an `up`, so that there is something to lose. */
export const schedules: fc.Arbitrary<ScheduleStep[]> = fc
  .tuple(trouble, fc.array(step, { minLength: 1, maxLength: 4 }))
  .map(([first, rest]) => [{ op: "up", trouble: first }, ...rest]);
