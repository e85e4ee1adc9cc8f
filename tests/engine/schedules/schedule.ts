import fc from "fast-check";

/** What a schedule finds: nothing of the stack, a deployed stack, or a set-up that someone made in the dashboard. */
export type Start = "nothing" | "deployed" | "by-hand";

/** What goes wrong with the Management API from a request on. */
export type ApiTrouble =
  | {
      readonly kind: "status";
      readonly at: number;
      readonly status: 400 | 403 | 429 | 500 | 503;
      readonly count: number;
    }
  | { readonly kind: "drop"; readonly at: number; readonly count: number }
  /** Each answer comes a second late. */
  | { readonly kind: "slow"; readonly at: number; readonly count: number };

/** What happens while the answer to one request is held. */
export type HeldTrouble =
  | { readonly kind: "kill"; readonly at: number }
  | { readonly kind: "login"; readonly at: number }
  /** Of the PostgreSQL server: a crash and a start, its connections cut, or its table locked for a second. */
  | { readonly kind: "restart" | "cut" | "stall"; readonly at: number };

export type Trouble = { readonly kind: "none" } | ApiTrouble | HeldTrouble;

/** What the carrier does with the requests of one login. */
export type CarrierTrouble =
  | { readonly status: 400 | 401 | 429 | 500 | 503 }
  | { readonly drop: "before" | "after" }
  | { readonly delayMs: number };

/** One operation of a schedule. `at` of its trouble counts the requests from its beginning on, from 1. */
export type ScheduleStep =
  | { readonly op: "up" | "destroy" | "refresh"; readonly trouble: Trouble }
  | { readonly op: "recover"; readonly trouble: { readonly kind: "none" } | ApiTrouble }
  | { readonly op: "config"; readonly key: string; readonly value: string }
  /** The next step of docs/how-to/rotate-the-plivo-token.md. */
  | { readonly op: "rotate" }
  /** Someone turns the Unified Phone Experience on or off. */
  | { readonly op: "switch" }
  /** The state is lost but for the test user, and `recover` brings the rest back. */
  | { readonly op: "lose" }
  /** Someone signs up and enrolls a phone. */
  | { readonly op: "login"; readonly carrier?: CarrierTrouble }
  | { readonly op: "doctor" };

export interface Schedule {
  readonly start: Start;
  readonly backend: "folder" | "postgres";
  readonly steps: readonly ScheduleStep[];
}

/** An unchanged `up` sends some 20 requests, a first one some 60. */
const LAST_REQUEST = 60;

const at = fc.integer({ min: 1, max: LAST_REQUEST });
const count = fc.integer({ min: 1, max: 6 });
const none = fc.constant({ kind: "none" } as const);

const apiTrouble: fc.Arbitrary<ApiTrouble> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("status" as const),
      at,
      status: fc.constantFrom(400, 403, 429, 500, 503),
      count,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("drop" as const, "slow" as const), at, count }),
  },
);

const killed = fc.record({ kind: fc.constant("kill" as const), at });
const visited = fc.record({ kind: fc.constant("login" as const), at });
const database = fc.record({
  kind: fc.constantFrom("restart" as const, "cut" as const, "stall" as const),
  at,
});

const troubleOn = (backend: Schedule["backend"]): fc.Arbitrary<Trouble> =>
  fc.oneof(
    { weight: 2, arbitrary: none },
    { weight: 3, arbitrary: killed },
    { weight: 3, arbitrary: apiTrouble },
    { weight: 1, arbitrary: visited },
    ...(backend === "postgres" ? [{ weight: 4, arbitrary: database }] : []),
  );

const settings = fc.constantFrom<ScheduleStep>(
  { op: "config", key: "verificationMessage", value: "{{code}} is another text" },
  { op: "config", key: "mfaPolicy", value: "confidence-score" },
  { op: "config", key: "allowedCountries", value: '["US","CA"]' },
  { op: "config", key: "prepareUnified", value: "true" },
  { op: "config", key: "testUserEmail", value: "" },
  { op: "rotate" },
);

const carrier: fc.Arbitrary<CarrierTrouble> = fc.oneof(
  fc.record({ status: fc.constantFrom(400, 401, 429, 500, 503) }),
  fc.record({ drop: fc.constantFrom("before" as const, "after" as const) }),
  fc.record({ delayMs: fc.constant(1000) }),
);

const recovery: fc.Arbitrary<ScheduleStep> = fc.record({
  op: fc.constant("recover" as const),
  trouble: fc.oneof(none, apiTrouble),
});

const visits = fc.oneof<fc.Arbitrary<ScheduleStep>[]>(
  fc.constant({ op: "login" }),
  fc.record({ op: fc.constant("login" as const), carrier }),
  fc.constant({ op: "doctor" }),
);

const stepOn = (backend: Schedule["backend"]): fc.Arbitrary<ScheduleStep> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        op: fc.constantFrom("up", "up", "destroy", "refresh"),
        trouble: troubleOn(backend),
      }),
    },
    { weight: 3, arbitrary: settings },
    { weight: 2, arbitrary: recovery },
    { weight: 2, arbitrary: visits },
    { weight: 1, arbitrary: fc.constantFrom<ScheduleStep>({ op: "switch" }, { op: "lose" }) },
  );

const stepsOn = (backend: Schedule["backend"]): fc.Arbitrary<ScheduleStep[]> =>
  fc
    .tuple(troubleOn(backend), fc.array(stepOn(backend), { minLength: 1, maxLength: 4 }))
    .map(([first, rest]) => [{ op: "up", trouble: first }, ...rest]);

/** A setup made by hand comes under the stack before anything else: docs/recover.md. */
const adoption: ScheduleStep = { op: "recover", trouble: { kind: "none" } };

/** Programs of operations, of which the first is an `up`, so that there is something to lose. */
export const schedulesOn = (
  backends: readonly Schedule["backend"][],
  starts: readonly Start[],
): fc.Arbitrary<Schedule> =>
  fc
    .record({
      start: fc.constantFrom(...starts),
      backend: fc.constantFrom(...backends),
    })
    .chain(({ start, backend }) =>
      stepsOn(backend).map((steps) => ({
        start,
        backend,
        steps: start === "by-hand" ? [adoption, ...steps] : steps,
      })),
    );
